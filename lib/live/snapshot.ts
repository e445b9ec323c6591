/** Raised when the form changes: a file of another version is refused by whoever reads it. */
export const SNAPSHOT_VERSION = 1;

/** Okta and the AWS accounts as they were at one time. Holds no secret. */
export interface Snapshot {
  readonly version: typeof SNAPSHOT_VERSION;
  /** ISO 8601, UTC: when reading began. */
  readonly takenAt: string;
  readonly okta: LiveOrg;
  /** Sorted by id. */
  readonly accounts: readonly LiveAccount[];
  /** What could not be read, and why. It is unknown, and never absent. */
  readonly unread: readonly Unread[];
}

export interface Unread {
  /** `okta`, or the id of an account. */
  readonly where: string;
  /** e.g. `GET /api/v1/groups/rules`, `iam:ListRoles` */
  readonly what: string;
  readonly reason: string;
}

export interface LiveOrg {
  /** e.g. `mueller-tech.okta.com` */
  readonly org: string;
  /** Every app AWS Account Federation of the org. */
  readonly apps: readonly LiveApp[];
  readonly groups: readonly LiveGroup[];
  readonly rules: readonly LiveRule[];
  readonly policies: readonly LivePolicy[];
}

export interface LiveApp {
  readonly id: string;
  readonly label: string;
  readonly status: string;
  /** Settings of the app; those that may be secret are left out. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Names of settings that have a value and may be secret, e.g. `accessKey`. */
  readonly secretSettings: readonly string[];
  readonly userNameTemplate?: string;
  /** Id of the key that signs. */
  readonly kid?: string;
  readonly keys: readonly LiveKey[];
  /** SAML metadata with the certificate that signs now. */
  readonly metadata?: string;
  readonly policyId?: string;
  readonly groups: readonly LiveAssignment[];
  /** People who are assigned in person. */
  readonly people: readonly { readonly id: string; readonly login: string; readonly samlRoles: readonly string[] }[];
}

export interface LiveKey {
  readonly kid: string;
  readonly expiresAt: string;
  /** SHA-256 of the certificate, base64url. */
  readonly thumbprint: string;
}

export interface LiveAssignment {
  readonly groupId: string;
  readonly priority: number;
  /** Roles that were picked for the group by hand. */
  readonly samlRoles: readonly string[];
}

export interface LiveGroup {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  /** `OKTA_GROUP`, `APP_GROUP` (a directory or an app has it), `BUILT_IN` */
  readonly type: string;
  readonly usersCount?: number;
  readonly lastMembershipUpdated?: string;
  /** With `--people`, for groups that count for an app; else absent. */
  readonly people?: readonly LivePerson[];
}

export interface LivePerson {
  readonly id: string;
  readonly login: string;
  readonly status: string;
}

export interface LiveRule {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly expression: string;
  readonly targets: readonly string[];
  readonly excludedUsers: readonly string[];
  readonly excludedGroups: readonly string[];
}

export interface LivePolicy {
  readonly id: string;
  readonly name: string;
  /** In the order in which Okta evaluates them. */
  readonly rules: readonly {
    readonly name: string;
    readonly status: string;
    readonly actions: unknown;
    readonly conditions: unknown;
  }[];
}

export interface LiveAccount {
  readonly id: string;
  /** `aws`, `aws-us-gov`, `aws-cn` */
  readonly partition: string;
  readonly alias?: string;
  readonly samlProviders: readonly { readonly arn: string; readonly metadata: string; readonly validUntil?: string }[];
  readonly roles: readonly LiveRole[];
  readonly users: readonly LiveUser[];
  /** Policies that the account made itself. */
  readonly policies: readonly { readonly arn: string; readonly document: unknown }[];
}

export interface LivePrincipal {
  readonly arn: string;
  readonly name: string;
  readonly path: string;
  readonly permissionsBoundary?: string;
  readonly inline: readonly { readonly name: string; readonly document: unknown }[];
  readonly attached: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

export interface LiveRole extends LivePrincipal {
  readonly trust: unknown;
  readonly maxSessionSeconds?: number;
  readonly description?: string;
  readonly lastUsed?: string;
}

export interface LiveUser extends LivePrincipal {
  readonly groups: readonly string[];
}
