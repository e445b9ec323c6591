export function keepIssue(given: {
  readonly github: unknown;
  readonly context: unknown;
  readonly folder: string;
  readonly jobs: readonly { readonly job: string; readonly stacks: string }[];
}): Promise<string>;
