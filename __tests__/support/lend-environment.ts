/** Sets variables of this process, where an SDK reads them. @returns takes them back */
export function lendEnvironment(variables: Readonly<Record<string, string>>): () => void {
  Object.assign(process.env, variables);
  return () => {
    for (const name of Object.keys(variables)) Reflect.deleteProperty(process.env, name);
  };
}
