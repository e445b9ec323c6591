/** Keys and list positions from the top of a file to a value. */
export type Path = readonly (string | number)[];

/** `roles.Deploy.grantedTo[0]`; a key that would be misread is quoted: `IpAddress."a.b"`. */
export function dotted(path: Path): string {
  return path
    .map((part, i) => {
      if (typeof part === 'number') return `[${part}]`;
      const key = /^[^\s."[\]]+( [^\s."[\]]+)*$/.test(part) ? part : JSON.stringify(part);
      return i === 0 ? key : `.${key}`;
    })
    .join('');
}
