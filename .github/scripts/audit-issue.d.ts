export function keepIssue(given: {
  readonly github: unknown;
  readonly context: unknown;
  readonly folder: string;
}): Promise<string>;
