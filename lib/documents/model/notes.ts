/** A state in between, by its id. */
export interface BetweenNote {
  readonly id: string;
  readonly what: string;
  readonly detail?: string;
}

/** Places in the configuration. */
export interface Written {
  /** By account id: the account's file, and the roles that only this file has. */
  readonly accounts: ReadonlyMap<string, { readonly file: string; readonly roles: readonly string[] }>;
  /** Keys of management groups by their names, where they differ. */
  readonly managementGroups: ReadonlyMap<string, string>;
}

/** Acceptance of a finding, from a resource's comment (`"//"`.federation.accept). */
export interface Acceptance {
  readonly rule: string;
  readonly reason: string;
}

export interface GrantNote {
  readonly managementGroup: string;
  /** `YYYY-MM-DD` */
  readonly until?: string;
  readonly reason?: string;
}
