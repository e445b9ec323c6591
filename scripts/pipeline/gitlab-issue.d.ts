export function keepIssue(given: {
  readonly about: 'audit' | 'drift';
  readonly folder: string;
  /** Jobs that looked for drift. @default 1 */
  readonly parts?: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly request?: (url: string, init: RequestInit) => Promise<Response>;
}): Promise<string>;
