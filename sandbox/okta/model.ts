/** ISO 8601 with milliseconds, UTC, as Okta writes it: `2026-11-25T02:00:00.000Z`. */
export type Timestamp = string;

export type UserStatus = 'STAGED' | 'PROVISIONED' | 'ACTIVE' | 'SUSPENDED' | 'DEPROVISIONED';

/** A profile has whatever else the org's schema knows (`department`, `secondEmail` …). */
export interface UserProfile {
  readonly login: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly [attribute: string]: unknown;
}

export interface User {
  /** `00u` and 17 letters or digits */
  readonly id: string;
  readonly status: UserStatus;
  readonly profile: UserProfile;
  /** Absent: the user can't sign in with a password. Never leaves the process. */
  readonly password?: PasswordHash;
  readonly created: Timestamp;
  readonly activated: Timestamp | null;
  readonly statusChanged: Timestamp | null;
  readonly lastUpdated: Timestamp;
}

/** scrypt, hexadecimal. */
export interface PasswordHash {
  readonly salt: string;
  readonly hash: string;
}

/** OKTA_GROUP: mastered by Okta. APP_GROUP: imported from a directory or an app. BUILT_IN: `Everyone`. */
export type GroupType = 'OKTA_GROUP' | 'APP_GROUP' | 'BUILT_IN';

export interface Group {
  /** `00g…` */
  readonly id: string;
  readonly type: GroupType;
  readonly profile: { readonly name: string; readonly description: string | null };
  /** Where the group is mastered: `okta`, or the name of the app that it was imported from, `active_directory`. */
  readonly source: string;
  readonly created: Timestamp;
  readonly lastUpdated: Timestamp;
  readonly lastMembershipUpdated: Timestamp;
}

/**
 * Why somebody is a member. A rule that matches a member takes them over from the person who added them by hand, so they
 * leave the group with the rule (Okta help, "Manual group user management").
 */
export type Membership =
  | { readonly managed: 'by hand' }
  | { readonly managed: 'by rules'; /** Ids, never empty. */ readonly rules: ReadonlySet<string> };

/** INVALID: the rule names a group that is gone; it neither runs nor can it be activated. */
export type RuleStatus = 'ACTIVE' | 'INACTIVE' | 'INVALID';

export interface GroupRule {
  /** `0pr…` */
  readonly id: string;
  readonly name: string;
  readonly status: RuleStatus;
  /** Okta Expression Language, e.g. `isMemberOfAnyGroup("00g…","00g…")`. */
  readonly expression: string;
  /** Groups that the rule fills; fixed when the rule is made. */
  readonly targets: readonly string[];
  readonly excludedUsers: readonly string[];
  readonly created: Timestamp;
  readonly lastUpdated: Timestamp;
}

export type AppStatus = 'ACTIVE' | 'INACTIVE';

/** Settings of a catalogue app, `groupFilter`, `roleValuePattern` … of `amazon_aws`. Null: not set. */
export type AppSettings = Readonly<Record<string, unknown>>;

/** Parts of an app that are kept and given back as they came. */
export type Opaque = Readonly<Record<string, unknown>>;

export interface App {
  /** `0oa…` */
  readonly id: string;
  /** `exk…`, the app's name towards service providers: `http://www.okta.com/<externalKey>` is its SAML entity id. */
  readonly externalKey: string;
  /** Name in Okta's catalogue: `amazon_aws`; of an app of one's own: `<org>_<label>_<number>`. */
  readonly name: string;
  readonly label: string;
  readonly status: AppStatus;
  readonly signOnMode: string;
  readonly accessibility: Opaque;
  readonly visibility: Opaque;
  readonly features: readonly string[];
  readonly userNameTemplate: Opaque;
  readonly settings: {
    readonly app: AppSettings;
    readonly signOn: Opaque;
    readonly notes: Opaque;
    readonly notifications: Opaque;
    readonly [more: string]: unknown;
  };
  readonly profile?: Opaque;
  /** Every signing key that was ever made for the app, oldest first; old ones stay. */
  readonly keys: readonly SigningKey[];
  /** The one that signs; see `currentKey`. */
  readonly kid: string;
  /** Sign-on policy of the app. */
  readonly policyId: string;
  readonly created: Timestamp;
  readonly lastUpdated: Timestamp;
}

export interface SigningKey {
  readonly kid: string;
  /** PKCS #8, PEM. Never leaves the process. */
  readonly privateKeyPem: string;
  /** X.509, base64 of the DER without armour or line breaks. */
  readonly certificate: string;
  /** RSA modulus, base64url. */
  readonly n: string;
  /** RSA exponent, base64url. */
  readonly e: string;
  /** SHA-256 of the certificate, base64url. */
  readonly thumbprint: string;
  readonly created: Timestamp;
  readonly lastUpdated: Timestamp;
  readonly expiresAt: Timestamp;
}

/** A group that may use an app. */
export interface GroupAssignment {
  readonly groupId: string;
  /** Lower counts first where a user's groups disagree. */
  readonly priority: number;
  /** e.g. `{ samlRoles: ['Admin'], role: null }`, used where the app does not map groups to roles */
  readonly profile: Opaque;
  readonly lastUpdated: Timestamp;
}

/** A user who may use an app without a group. */
export interface UserAssignment {
  readonly userId: string;
  readonly profile: Opaque;
  readonly created: Timestamp;
  readonly lastUpdated: Timestamp;
}

/** Addresses, or places, that a sign-on policy names. */
export interface NetworkZone {
  /** `nzo…` */
  readonly id: string;
  /** IP: a list of addresses. Others (DYNAMIC, DYNAMIC_V2) are places and providers. */
  readonly type: string;
  readonly name: string;
  readonly status: 'ACTIVE' | 'INACTIVE';
  /** POLICY: for policies to name. BLOCKLIST: nobody gets in from there. */
  readonly usage: 'POLICY' | 'BLOCKLIST';
  /** Okta's own: can't be deleted. */
  readonly system: boolean;
  readonly gateways: readonly AddressRange[];
  readonly proxies: readonly AddressRange[];
  /** What a zone of another type has, as it came. */
  readonly more: Opaque;
  readonly created: Timestamp;
  readonly lastUpdated: Timestamp;
}

export interface AddressRange {
  /** CIDR or RANGE */
  readonly type: string;
  readonly value: string;
}

/** An authenticator app that a person enrolled: the only second factor here. Its secret is the rehearsal's. */
export interface EnrolledFactor {
  /** `ost…` */
  readonly id: string;
  /** The step of the last code that was taken: each is good once. */
  readonly lastStep?: number;
  readonly created: Timestamp;
}

/** ACCESS_POLICY is the sign-on policy of apps in an Identity Engine org. */
export interface Policy {
  /** `rst…` */
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly description: string | null;
  readonly status: 'ACTIVE' | 'INACTIVE';
  /** Okta's own: can't be deleted. */
  readonly system: boolean;
  readonly priority: number;
  readonly conditions: Opaque | null;
  readonly settings?: Opaque;
  readonly rules: readonly PolicyRule[];
  readonly created: Timestamp;
  readonly lastUpdated: Timestamp;
}

export interface PolicyRule {
  /** `rul…` */
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly status: 'ACTIVE' | 'INACTIVE';
  /** The catch-all rule, which Okta makes with the policy and always evaluates last. */
  readonly system: boolean;
  readonly priority: number;
  readonly conditions: Opaque | null;
  readonly actions: Opaque;
  readonly created: Timestamp;
  readonly lastUpdated: Timestamp;
}

/** What one administrator role lets somebody do. */
export interface AdminAssignment {
  /** `ra1…` */
  readonly id: string;
  /** `SUPER_ADMIN`, `ORG_ADMIN`, `APP_ADMIN`, `USER_ADMIN` …, or CUSTOM. */
  readonly type: string;
  /** Of a custom role: the role and what it is for. */
  readonly role?: string;
  readonly resourceSet?: string;
  /** Groups and apps that it is limited to; empty: none, so it is for all. */
  readonly groups: readonly string[];
  readonly apps: readonly string[];
  readonly created: Timestamp;
}

export interface CustomRole {
  /** `cr0…` */
  readonly id: string;
  readonly label: string;
  readonly permissions: readonly string[];
}

export interface ResourceSet {
  /** `iam…` */
  readonly id: string;
  readonly label: string;
  /** Okta's resource names: `orn:okta:directory:<org>:groups:<group>` */
  readonly resources: readonly string[];
}

/** An entry of the system log. */
export interface LogEvent {
  readonly uuid: string;
  readonly published: Timestamp;
  readonly eventType: string;
  readonly displayMessage: string;
  readonly actor: LogParty;
  readonly target: readonly LogParty[];
}

export interface LogParty {
  readonly id: string;
  /** `User`, `UserGroup`, `SystemPrincipal` */
  readonly type: string;
  readonly alternateId: string;
  readonly displayName: string;
}
