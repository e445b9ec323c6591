import type { GroupFilterForm } from '../naming/group-naming';
import type { Partition } from '../naming/partition';
import type { SessionTags } from '../naming/session-tags';
import type { Imports } from './imports-model';

/** The whole configuration, valid: what `lib/stacks` builds from. Every list is sorted by name. */
export interface Federation {
  readonly okta: OktaOrg;
  /** Name of the IAM SAML provider in every account, e.g. `Okta`. */
  readonly identityProvider: string;
  /** The provider's former name, while it changes. */
  readonly identityProviderChange?: NameChange;
  readonly partition: Partition;
  /** Regions whose sign-in endpoints the trust policies accept, in the order of the file; never empty. */
  readonly signInRegions: readonly string[];
  /** Path of every role, since Okta's role value pattern knows only one. */
  readonly rolePath: string;
  readonly layout: Layout;
  readonly backend: Backend;
  readonly groupRules: GroupRules;
  /** The form that is replaced, while rules of both exist. */
  readonly formerGroupRules?: GroupRules;
  /** Parts of the accounts that have rules of their own, in the form per management group. @default 1 */
  readonly ruleParts?: number;
  /** The parts that are replaced, while rules of both exist. @default 1 */
  readonly formerRuleParts?: number;
  readonly keptRules?: readonly KeptRule[];
  readonly provisioningUser?: ProvisioningUser;
  readonly tags: ReadonlyMap<string, string>;
  readonly managementGroups: readonly ManagementGroup[];
  readonly accounts: readonly Account[];
  readonly accept: readonly Acceptance[];
  /** What exists already and is taken over by the next apply. */
  readonly imports?: Imports;
}

/** A name that changes: objects of both names exist, and Okta uses one of them. */
export interface NameChange {
  readonly formerly: string;
  /** Okta uses the new name. */
  readonly switched: boolean;
}

export type Layout = 'single' | 'per-account';
export type AssignedGroups = 'all' | 'role-groups' | 'management-groups' | 'none';
export type GroupRules = 'per-role-group' | 'per-management-group';

export interface OktaOrg {
  /** `mueller-tech` of https://mueller-tech.okta.com */
  readonly orgName: string;
  /** `okta.com`, `oktapreview.com` or `okta-emea.com` */
  readonly baseUrl: string;
  /** First part of the role groups' names. */
  readonly groupPrefix: string;
  /** Form of the group filter. @default 'hash' */
  readonly groupFilter?: GroupFilterForm;
  /** Stacks that role groups and group rules are spread over, by account. @default 1, which is the stack of the app */
  readonly shards?: number;
  readonly app: OktaApp;
}

export interface OktaApp {
  /** The app exists: its present settings are kept, and ours put over them. */
  readonly id?: string;
  readonly label: string;
  /** How long a session the app asks AWS for, 900–43200. */
  readonly sessionSeconds: number;
  /** IdP metadata of an app that somebody else runs: then no Okta object is made. */
  readonly metadata?: string;
  /** Metadata with the old and the new certificate, for the accounts while the signing key is rotated. */
  readonly rotationMetadata?: string;
  /** Signing key of our own: a new name is a new key. */
  readonly signingKey?: {
    readonly name: string;
    readonly yearsValid: number;
    /** A new name may replace a leaked key at once. */
    readonly emergency: boolean;
  };
  /** Sign-on policy of the app: MFA, again after this many minutes. */
  readonly signOnPolicy?: { readonly mfaEveryMinutes: number } | { readonly id: string };
  /** Groups that are assigned to the app: the management groups that are granted something, and with `all` the role groups. */
  readonly assign: AssignedGroups;
  /** Further groups that have the app; without an id they are found by name. */
  readonly assignedTo?: readonly NamedGroup[];
  /** Settings that are not the usual ones. */
  readonly roleValuePattern?: string;
  readonly joinAllRoles?: boolean;
  readonly appFilter?: string;
  readonly loginUrl?: string;
  /** What the app calls people, and AWS their sessions: `user.login`. */
  readonly userName?: string;
  /** What assertions carry about a person; `sent` once every trust policy allows it. */
  readonly sessionTags?: SessionTags & { readonly sent: boolean };
  /** Client that may exchange its tokens for the app's (okta-aws-cli). */
  readonly webSsoClientId?: string;
}

/** A group in Okta that something else owns. */
export interface NamedGroup {
  readonly name: string;
  readonly id?: string;
}

/** A group rule that exists and is kept to the letter. */
export interface KeptRule {
  readonly key: string;
  readonly name: string;
  /** With `${key}` in the place of the ids of management groups. */
  readonly expression: string;
  readonly targets: readonly RuleTarget[];
  /** Ids of people. */
  readonly exceptUsers: readonly string[];
}

export type RuleTarget = { readonly account: string; readonly role: string } | { readonly id: string };

export type Backend =
  | { readonly type: 'local'; readonly directory?: string }
  | {
      readonly type: 's3';
      readonly bucket: string;
      readonly region: string;
      /** Each stack's state is `<prefix>/<stack>.tfstate`. */
      readonly prefix: string;
      readonly kmsKeyId?: string;
      readonly profile?: string;
    }
  | {
      readonly type: 'cloud';
      readonly organization: string;
      readonly hostname: string;
      /** Each stack's workspace is `<prefix><stack>`. */
      readonly workspacePrefix: string;
    };

/** How Terraform reaches an account. */
export type Connection =
  | { readonly type: 'assumeRole'; /** Name or ARN of the role. */ readonly role: string; readonly externalId?: string }
  | { readonly type: 'profile'; readonly profile: string };

export interface ProvisioningUser {
  /** Name of the account that the user lives in. */
  readonly account: string;
  /** @example okta-provisioning */
  readonly name: string;
  /** Which of the two key slots have a key, the newest last: `['a']`, during a rotation `['a', 'b']`. */
  readonly keys: readonly ('a' | 'b')[];
  /** PGP key that encrypts the secrets in the state, base64 or `keybase:name`. */
  readonly pgpKey?: string;
}

export interface ManagementGroup {
  /** What the configuration calls it. */
  readonly key: string;
  /** Name of the group in Okta. */
  readonly name: string;
  /** The key that it had, while that changes. */
  readonly formerly?: string;
  readonly description?: string;
  /** What Terraform forgets without changing it in Okta: the group with its members, or the members. */
  readonly release?: 'group' | 'members';
  /** Something else owns the Okta group; it is read, not made. */
  readonly existing: boolean;
  /** Okta's id of an existing group, which is then not searched by its name. */
  readonly id?: string;
  /** Logins of the members that this configuration adds; `undefined`: people are added in Okta. */
  readonly members?: readonly string[];
}

export interface Account {
  /** e.g. `config/accounts/mueller-tech.yaml` */
  readonly file: string;
  readonly id: string;
  readonly name: string;
  readonly change?: NameChange;
  /** IAM account alias to manage. */
  readonly alias?: string;
  /** The SAML provider is somebody else's. */
  readonly samlProvider?: 'existing' | 'released';
  readonly connect: Connection;
  /** Its objects are removed on both sides, its provider block stays. */
  readonly retired: boolean;
  readonly roles: readonly Role[];
  readonly adopted: readonly AdoptedRole[];
  readonly accept: readonly Acceptance[];
}

/** How an existing role and its group are called, where that is unlike what the product would call them. */
export interface ExistingNames {
  readonly groupName?: string;
  readonly groupDescription?: string;
  /** The role group is somebody else's and only looked up. */
  readonly groupId?: string;
  readonly path?: string;
  /** The role value pattern does not lead to it. */
  readonly unreachable?: true;
}

/** A role that is made: the organization's merged with the account's. */
export interface Role extends ExistingNames {
  /** Full name in IAM. */
  readonly roleName?: string;
  /** The whole trust policy, minified JSON, in the place of our own. */
  readonly trust?: string;
  /** `Admin` of `Okta-Mueller-Tech-Admin` */
  readonly role: string;
  /** Only its account declares it, not the organization. */
  readonly own?: true;
  readonly change?: NameChange;
  readonly description?: string;
  readonly policies: readonly Policy[];
  /** Without the expired ones. */
  readonly grants: readonly Grant[];
  readonly maxSessionSeconds: number;
  readonly permissionsBoundary?: string;
  /** Operator → key → values, added to the trust statement. */
  readonly conditions: Conditions;
  readonly tags: ReadonlyMap<string, string>;
  readonly accept: readonly Acceptance[];
}

/** A role that exists already: only our trust statement is added. */
export interface AdoptedRole extends ExistingNames {
  /** Full name of the existing role. */
  readonly name: string;
  readonly grants: readonly Grant[];
  readonly conditions: Conditions;
  /** `statement`: ours is taken out, the role still held; `forget`: the role leaves the state undestroyed. */
  readonly release?: 'statement' | 'forget';
  readonly accept: readonly Acceptance[];
}

export type Conditions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export type Policy =
  | { readonly type: 'managed'; readonly arn: string }
  | {
      readonly type: 'document';
      /** Name of the inline policy, from the file's name. */ readonly name: string;
      /** Minified JSON. */ readonly document: string;
    };

export interface Grant {
  readonly managementGroup: string;
  /** `YYYY-MM-DD`, the last day of the grant. */
  readonly until?: string;
  readonly reason?: string;
}

/** A finding of the review that this configuration accepts. */
export interface Acceptance {
  /** Id of the rule, e.g. `administrator-grant`. */
  readonly rule: string;
  readonly reason: string;
}
