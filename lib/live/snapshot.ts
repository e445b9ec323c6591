/** Raised when the form changes: a file of another version is refused by its reader. */
export const SNAPSHOT_VERSION = 1;

/** Okta and the AWS accounts as they were at one time. Holds no secret. */
export interface Snapshot {
  readonly version: typeof SNAPSHOT_VERSION;
  /** ISO 8601, UTC: when reading began. */
  readonly takenAt: string;
  readonly okta: LiveOrg;
  /** Sorted by id. */
  readonly accounts: readonly LiveAccount[];
  /** Every account of the AWS Organization, where it was asked. */
  readonly organization?: readonly LiveOrganizationAccount[];
  /** What could not be read, and why. It is unknown, and never absent. */
  readonly unread: readonly Unread[];
}

export interface LiveOrganizationAccount {
  readonly id: string;
  readonly name: string;
  /** `ACTIVE`, `SUSPENDED`, `PENDING_CLOSURE` */
  readonly status: string;
}

export interface Unread {
  /** `okta`, `organization`, or the id of an account. */
  readonly where: string;
  /** e.g. `GET /api/v1/groups/rules`, `iam:ListRoles` */
  readonly what: string;
  readonly reason: string;
}

/** A request to Okta without the ids in it: what failed for many in the same way is alike. */
export function withoutIds(request: string): string {
  return request.replace(/\/(?:0[0-9a-z]|rst)[0-9A-Za-z]{17,18}(?=\/|$)/g, '/{id}');
}

export interface LiveOrg {
  /** e.g. `mueller-tech.okta.com` */
  readonly org: string;
  /** Every app AWS Account Federation of the org. */
  readonly apps: readonly LiveApp[];
  readonly groups: readonly LiveGroup[];
  readonly rules: readonly LiveRule[];
  readonly policies: readonly LivePolicy[];
  /** Who administers the org; absent where that was not read. */
  readonly admins?: readonly LiveAdmin[];
  /** API tokens and service apps; absent where they were not read. */
  readonly machines?: readonly LiveMachine[];
  /** Who was put into a group or taken out of it, newest last; absent where the system log was not read. */
  readonly log?: readonly LiveLogEntry[];
}

/** A person or group with administrator roles, or a service app with them. */
export interface LiveAdmin {
  readonly kind: 'person' | 'group';
  readonly id: string;
  /** Login of the person, name of the group. */
  readonly name: string;
  readonly roles: readonly LiveAdminRole[];
}

export interface LiveAdminRole {
  /** `SUPER_ADMIN`, `APP_ADMIN` …; `CUSTOM` */
  readonly type: string;
  readonly label: string;
  /** Ids of the groups that it is limited to; absent: not limited, or a custom role. */
  readonly groups?: readonly string[];
  /** Apps that it is limited to, by id or catalogue name; absent: not limited. */
  readonly apps?: readonly string[];
  /** Of a custom role. */
  readonly permissions?: readonly string[];
  /** What a custom role's resource set holds, as Okta's resource names. */
  readonly resources?: readonly string[];
}

export interface LiveMachine {
  readonly kind: 'API token' | 'service app';
  readonly id: string;
  readonly name: string;
  /** Id of the person who made the token; it may do what that person may do. */
  readonly owner?: string;
  /** Of a service app, what it may ask for. */
  readonly scopes?: readonly string[];
  readonly lastUsed?: string;
}

export interface LiveLogEntry {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly event: 'added' | 'removed';
  /** Id of the person whom it is about. */
  readonly person: string;
  readonly group: string;
  /** Who did it: a login, or the name of a rule or program. */
  readonly by: string;
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
  /** What the app's own attribute statements add to the assertion: expressions of Okta's language. */
  readonly attributeStatements?: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** Id of the key that signs. */
  readonly kid?: string;
  readonly keys: readonly LiveKey[];
  /** SAML metadata with the certificate that signs now. */
  readonly metadata?: string;
  readonly policyId?: string;
  /** In the order in which Okta lists them. */
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
  readonly samlProviders: readonly LiveSamlProvider[];
  readonly roles: readonly LiveRole[];
  readonly users: readonly LiveUser[];
  /** Policies that the account made itself. */
  readonly policies: readonly { readonly arn: string; readonly document: unknown }[];
}

export interface LiveSamlProvider {
  readonly arn: string;
  readonly metadata: string;
  readonly validUntil?: string;
  readonly tags?: Readonly<Record<string, string>>;
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
  readonly createdAt?: string;
}

export interface LiveUser extends LivePrincipal {
  readonly groups: readonly string[];
  /** Of the users whose keys matter; absent: not read. */
  readonly keys?: readonly LiveAccessKey[];
}

export interface LiveAccessKey {
  readonly id: string;
  /** `Active`, `Inactive` */
  readonly status: string;
  readonly createdAt: string;
  /** Absent: never used. */
  readonly lastUsed?: string;
}
