/** A name as YAML reads it back: quoted where a plain word would mean something else. */
export function yamlText(text: string): string {
  const plain = /^[A-Za-z][\w.-]*(?: [\w.-]+)*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}
