const ARROW = ' → ';

/** What a schema says about a value it refuses: the rule, and what to do. */
export function says(requirement: string, remedy: string): string {
  return `${requirement}${ARROW}${remedy}`;
}

/** Takes apart what {@link says} put together; `undefined` for a message of zod's own. */
export function said(message: string): { requirement: string; remedy: string } | undefined {
  const [requirement, remedy] = message.split(ARROW);
  return requirement !== undefined && remedy !== undefined ? { requirement, remedy } : undefined;
}
