/**
 * A name that changes. Both names exist in AWS while it does, and Okta uses one of them, so that nobody loses access at
 * any moment: first `switched: false`, then without it, then without the change.
 */
export interface NameChange {
  /** The name until now. */
  readonly formerly: string;
  /** Okta uses the new name. @default true */
  readonly switched?: boolean;
}

/** The name that Okta uses. */
export function nameInUse(name: string, change: NameChange | undefined): string {
  return change?.switched === false ? change.formerly : name;
}
