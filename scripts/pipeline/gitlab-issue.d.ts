export function keepIssue(given: {
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly request?: (url: string, init: RequestInit) => Promise<Response>;
}): Promise<string>;
