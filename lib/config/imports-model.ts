/** Ids by which Terraform takes over what exists already. */
export interface Imports {
  readonly okta: OktaImports;
  /** By account id. */
  readonly accounts: ReadonlyMap<string, AccountImports>;
}

export interface OktaImports {
  readonly app?: string;
  readonly signOnPolicy?: string;
  readonly signOnPolicyRule?: string;
  /** Assigned groups, in Okta's order. */
  readonly assignments: readonly { readonly group: string; readonly priority: number }[];
  /** Key → id. */
  readonly managementGroups: ReadonlyMap<string, string>;
  /** Key → id. */
  readonly keptRules: ReadonlyMap<string, string>;
}

export interface AccountImports {
  readonly samlProvider?: string;
  readonly alias?: string;
  /** By key. */
  readonly roles: ReadonlyMap<string, RoleImports>;
  /** By name. */
  readonly adopted: ReadonlyMap<string, GroupImports>;
  readonly provisioningUser: UserImports;
}

export interface GroupImports {
  readonly group?: string;
  readonly rule?: string;
}

export interface RoleImports extends GroupImports {
  /** Name in IAM. */
  readonly role?: string;
  readonly inlinePolicies: readonly string[];
}

export interface UserImports {
  readonly user?: string;
  readonly policy?: string;
  readonly attachment?: true;
  readonly keys: ReadonlyMap<'a' | 'b', string>;
}
