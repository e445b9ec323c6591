const ARROW = ' → ';

/** What a schema says about a value it refuses: the rule, and what to do. */
export function says(rule: string, remedy: string): string {
  return `${rule}${ARROW}${remedy}`;
}

/** Takes apart what {@link says} put together; `undefined` for a message of zod's own. */
export function said(message: string): { rule: string; remedy: string } | undefined {
  const [rule, remedy] = message.split(ARROW);
  return rule !== undefined && remedy !== undefined ? { rule, remedy } : undefined;
}
