/**
 * What a set of Terraform documents gives people access to. Plain data, every list sorted, so that two of them can be
 * compared, printed and stored.
 */
export interface Access {
  /** Names of the stacks (folder names of `cdktf.out/stacks`), or `plan` for a single document. */
  readonly stacks: readonly string[];
  /** Account ids that an AWS provider block reaches (`allowed_account_ids`), sorted; a retired account keeps its block. */
  readonly connectedAccounts?: readonly string[];
  /** Addresses in `removed` blocks with `destroy = false`: Terraform forgets the object and leaves it as it is. */
  readonly forgotten?: readonly Address[];
  /** Changes that are not finished, as a comment of the stacks says: for people to read, nothing is decided by it. */
  readonly between?: readonly BetweenNote[];
  /** Where the configuration says what, as a comment of the stacks says: for lines that people write, too. */
  readonly written?: Written;
  /** What the state keeps of what was applied; only where stacks were read. Sorted by address. */
  readonly kept?: readonly KeptValue[];
  /** What another address stands for now; absent where nothing moves. Sorted by the new address. */
  readonly moves?: readonly Move[];
  /** Every block of the configuration, new ones too, so that a change which nothing else here holds can be reported. */
  readonly blocks?: readonly BlocksOfDocument[];
  /** Resources of which Terraform ignores changes of some arguments; `all` stands for every one. */
  readonly ignored?: readonly { readonly address: Address; readonly arguments: readonly string[] }[];
  /** What this product never writes into a stack, and Terraform would read; sorted by address. */
  readonly outside: readonly Outside[];
  /** Outputs, descriptions and tags: what leaves the plan for people to read. */
  readonly texts: readonly TextForPeople[];
  /** What each plan does. Only where plans were read, and not on the side before them. */
  readonly plans?: readonly PlanFacts[];
  /** What exists and is taken over; absent where nothing is. Sorted by address. */
  readonly takenOver?: readonly TakenOver[];
  /** Stacks of which only a plan or state was read: it carries neither comments (reasons, ends, acceptances) nor lifecycle. */
  readonly withoutComments?: readonly string[];
  /** Questions that these documents can't answer, as sentences. */
  readonly cannotAnswer?: readonly string[];
  readonly managementGroups: readonly ManagementGroup[];
  readonly rules: readonly GroupRule[];
  readonly roleGroups: readonly RoleGroup[];
  readonly apps: readonly App[];
  readonly samlProviders: readonly SamlProvider[];
  readonly roles: readonly Role[];
  readonly users: readonly IamUser[];
  /** What gets policies and is neither a role nor a user of these documents. */
  readonly otherHolders: readonly PolicyHolderOutside[];
  readonly grants: readonly Grant[];
  readonly broken: readonly BrokenLink[];
  readonly unknown: readonly Unknown[];
}

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

/** An object that has another address from now on. */
export interface Move {
  readonly from: Address;
  readonly to: Address;
}

/** A value that only the state has: what was applied, for the next plan to compare with. */
export interface KeptValue {
  readonly address: Address;
  /** Which of the values that are kept together; absent where one is kept alone. */
  readonly part?: string;
  /** Unknown where Terraform works it out when it is made. */
  readonly value: Read<string>;
  /** `allowed` if this is made by the same plan, else `not allowed`. */
  readonly allowedWith?: Address;
  /** What the plan demands of the value that was applied; absent where it may change. */
  readonly demands?: { readonly value: string; readonly message: string };
}

/** Where something stands: `<stack>:<Terraform address>`, e.g. `federation:okta_group.Federation_RoleGroups_…`. */
export type Address = string;

/** A value that is written in the document, or why it can't be read from it. */
export type Read<T> = { readonly known: T } | { readonly unknown: string };

/** Acceptance of a finding, from a resource's comment (`"//"`.federation.accept). */
export interface Acceptance {
  readonly rule: string;
  readonly reason: string;
}

interface Resource {
  readonly address: Address;
  readonly accept: readonly Acceptance[];
}

/** The blocks of one document, sorted by address and made when they are asked for. What both sides have in common is one object. */
export interface BlocksOfDocument {
  /** Name of the document, which begins their addresses. */
  readonly stack: string;
  readonly list: readonly Block[];
}

/** A block with a digest of each argument by name, never the value. */
export interface Block {
  /** `federation:aws_iam_role.…`, `federation:provider.aws.…`, `federation:import.aws_iam_role.…` */
  readonly address: Address;
  readonly arguments: readonly (readonly [name: string, digest: string])[];
}

/**
 * Something that is not written in the product's own grammar. Nobody here works out what it does, so it is reported by
 * name, and what it decides counts as unknown.
 */
export interface Outside {
  /** The block, or for a file `<stack>:<file name>`. */
  readonly address: Address;
  /** File that holds it, relative to the folder that was read. */
  readonly file: string;
  readonly kind: OutsideKind;
  /** The file, key, type, provider or argument, e.g. `evil.tf.json`, `external`, `aws.endpoints`, `assume_role_policy`. */
  readonly name: string;
  /** Whether it can decide about access: who gets in, where requests and tokens go, what a role may do. */
  readonly decides: boolean;
  /** What is wrong with it, without any value: values may be secrets. */
  readonly evidence: string;
  /** Digest of what it says, so that a change can be seen. */
  readonly digest: string;
}

export type OutsideKind =
  /** A module whose code is fetched from elsewhere; of plans. */
  | 'module'
  /** Another file that Terraform or OpenTofu reads in the stack's folder. */
  | 'file'
  /** A JSON key that is there twice, or one that JavaScript reads otherwise than Terraform. */
  | 'repeated key'
  | 'block type'
  | 'resource type'
  | 'data source'
  /** A provisioner or connection in a resource. */
  | 'provisioner'
  /** A provider that the product does not use, or an argument of its own providers that it never writes. */
  | 'provider'
  | 'required_providers'
  | 'backend'
  /** `terraform_remote_state` of something else than a stack of the same configuration. */
  | 'remote state'
  /** An argument or nested block that the product never writes. */
  | 'argument'
  /** A value that is an expression of another form than the product writes there. */
  | 'expression';

/** A text that people see. Never the text itself, which may hold a secret. */
export interface TextForPeople {
  readonly address: Address;
  /** `value`, `description`, `tags.managed-by` */
  readonly argument: string;
  /** Of an output: Terraform does not print it. */
  readonly sensitive: boolean;
  /** Terraform does more for it than to put in attributes, so what it says is unknown. */
  readonly worksOut: boolean;
  /** Attributes that it is made of, e.g. `aws_iam_access_key.Key-a.secret`. */
  readonly references: readonly string[];
  /** Host names of the links in it. */
  readonly hosts: readonly string[];
  /** Forms of secrets that it holds as text, e.g. `AWS secret access key`. */
  readonly secrets: readonly string[];
}

/** One plan document: what it is going to do, and how much of the truth it holds. `undefined`: it does not say. */
export interface PlanFacts {
  /** Name of the document, which begins its addresses. */
  readonly stack: string;
  /** False where Terraform left something out: a target, an exclusion, or an action that it deferred. */
  readonly complete?: boolean;
  /** Terraform stopped with an error, so what is missing was not planned. */
  readonly errored?: boolean;
  /** False where there is nothing to apply. */
  readonly applyable?: boolean;
  /** Only the state is brought up to date: nothing in Okta or AWS changes. */
  readonly refreshOnly: boolean;
  /** Nothing is created, changed, deleted, taken over or forgotten. */
  readonly empty: boolean;
  /** Every entry, in the order of its address; those without an action too. */
  readonly changes: readonly PlannedChange[];
  /** Objects whose changes Terraform put off to a later plan. */
  readonly deferred?: readonly Address[];
  /** Objects that somebody changed outside of Terraform. */
  readonly drift: readonly Address[];
  readonly outputs: readonly PlannedOutput[];
  /** Addresses of provider actions that the apply runs. */
  readonly invocations: readonly string[];
  /** Names of the input variables. */
  readonly variables: readonly string[];
}

export interface PlannedChange {
  readonly address: Address;
  readonly type: string;
  readonly managed: boolean;
  /** As in `terraform show -json`, e.g. `["delete", "create"]`. */
  readonly actions: readonly string[];
  /** Those of them that are not known here, so what becomes of the object is not known either. */
  readonly unknownActions?: readonly string[];
  /** Where the object was before a `moved` block. */
  readonly previousAddress?: Address;
  /** Terraform's own reason, e.g. `delete_because_no_resource_config`. */
  readonly reason?: string;
  /** What is deleted was replaced by an earlier apply; the current object stays. */
  readonly deposed?: string;
  /** Id of the object that is taken over; empty where it is not known. */
  readonly importing?: string;
  /** Of an object that is taken over: what it is called, where the plan calls it otherwise. */
  readonly takesOther?: readonly string[];
  /** Arguments that force a replacement. */
  readonly replacePaths: readonly string[];
  /** Names of the arguments that differ; never a value. */
  readonly arguments: readonly string[];
  /** After the apply the object exists and Terraform does not manage it. */
  readonly left?: 'forgotten' | 'retained';
}

export interface PlannedOutput {
  readonly name: string;
  readonly actions: readonly string[];
  readonly sensitive: boolean;
  /** It was sensitive before, and is not afterwards. */
  readonly revealed: boolean;
}

/** An object that exists already and that Terraform takes over: by an `import` block, or as a plan says. */
export interface TakenOver {
  /** Address that it gets. */
  readonly address: Address;
  readonly type: string;
  /** Unknown where it is an expression, or where only the apply knows it. */
  readonly id: Read<string>;
  /** In which kind of document it was found. A plan shows what the object is, an `import` block its id only. */
  readonly from: 'block' | 'plan';
  /** Why it is another object than the address declares, as sentences without a full stop. */
  readonly contradictions: readonly string[];
}

/** What distinguishes a group from another one of the same name. */
export interface GroupIdentity {
  /** Okta's id, in documents that were made after an apply. */
  readonly id?: string;
  /** The Okta org, where the provider says which: `mueller-tech.okta.com`, or the provider's alias. */
  readonly org?: string;
  /** Where the group is mastered: by Okta, or by a directory or app. Unknown for one that is looked up by its name alone. */
  readonly mastered?: 'okta' | 'elsewhere' | 'unknown';
}

/** A group that rules read: a job in the company. */
export interface ManagementGroup extends Resource, GroupIdentity {
  readonly name: string;
  /** A data source: something else owns the group and decides who is in it. */
  readonly existing: boolean;
  /** Logins that the documents add; `undefined` where they add none. */
  readonly members?: readonly string[];
}

export interface GroupRule extends Resource {
  readonly name: string;
  readonly status: string;
  readonly removeAssignedUsers: boolean;
  /** The expression as it stands, with group references replaced by names. */
  readonly expression: string;
  /** Names of the groups the expression reads; unknown where it is not a plain membership test. */
  readonly reads: Read<readonly string[]>;
  /** Names of the target groups. */
  readonly targets: Read<readonly string[]>;
  /** Users whom the rule leaves out. */
  readonly excludedUsers?: readonly string[];
}

/** A group that the app's group filter is applied to. */
export interface RoleGroup extends Resource, GroupIdentity {
  readonly name: string;
  readonly description?: string;
  /** What the app's group filter reads out of the name; `undefined` where it does not match. */
  readonly role?: string;
  readonly accountId?: string;
  /** `Mueller-Tech` of `aws#Mueller-Tech#<role>#<account id>` where the name has this form. */
  readonly accountName?: string;
  readonly assigned: boolean;
  /** Ends and reasons of grants, from the comment (`"//"`.federation.grants). */
  readonly notes: readonly GrantNote[];
  /** What the assertion says for its members, one for each app that lists it; empty where Okta lists no role. */
  readonly asserted?: readonly AssertedRole[];
}

/** One value of the assertion's Role attribute, and what AWS makes of it. */
export interface AssertedRole {
  /** Address of the app. */
  readonly app: Address;
  readonly providerArn: string;
  readonly roleArn: string;
  /** `refused`: the assertion lists the role, and AWS lets nobody in. */
  readonly outcome: 'admitted' | 'refused' | 'unknown';
  /** Why AWS refuses it, or why that isn't known. */
  readonly reason?: string;
}

export interface GrantNote {
  readonly managementGroup: string;
  /** `YYYY-MM-DD` */
  readonly until?: string;
  readonly reason?: string;
}

export interface App extends Resource {
  readonly label: string;
  readonly status: string;
  readonly groupFilter: Read<string>;
  readonly roleValuePattern: Read<string>;
  readonly appFilter: Read<string>;
  readonly joinAllRoles: Read<boolean>;
  readonly useGroupMapping: Read<boolean>;
  readonly sessionSeconds: Read<number>;
  /** Every app setting, for comparison; values as JSON. */
  readonly settings: Read<Readonly<Record<string, unknown>>>;
  readonly keyName?: string;
  /** MFA is required by a sign-on policy of these documents. */
  readonly mfa: Read<boolean>;
  /** The sign-on policy that the app uses: its address, or Okta's id where it is not in the documents. Absent for Okta's own choice. */
  readonly signOnPolicy?: string;
  /** The sign-on policy of these documents that the app uses. */
  readonly signOn?: SignOn;
  /** Where the assertion goes (`overrideAcsURL`, else AWS's own endpoint): what trust policies compare with `SAML:aud`. */
  readonly recipient?: Read<string>;
  /** Addresses that the app's own arguments name for the assertion (`sso_url`, `recipient`, …), where they name any. */
  readonly endpoints?: ReadonlyMap<string, string>;
  /** Names of what its own attribute statements add to the assertion. */
  readonly attributes?: Read<readonly string[]>;
  /** The same statements with what they say: `name = expression`, sorted. */
  readonly attributeStatements?: Read<readonly string[]>;
  /** Okta's template for the app's user names, which become the names of sessions in AWS. */
  readonly userName?: Read<string>;
  /** Okta's id, in documents that were made after an apply. */
  readonly id?: string;
  /** Whose members have the app. */
  readonly assigned?: AppAssignments;
}

export interface SignOn {
  /** The policy’s own last rule lets in everyone that no rule names. */
  readonly catchAll: Read<boolean>;
  /** In the order of their priority. */
  readonly rules: readonly SignOnRule[];
}

export interface SignOnRule {
  readonly address: Address;
  readonly name: string;
  /** What it decides, for whom, in which order; without the times. */
  readonly says: string;
  /** Times after which it asks again, in seconds; `Infinity`: never. */
  readonly reauthentication: Read<number>;
  readonly inactivity: Read<number>;
}

export interface AppAssignments {
  /** Names of the assigned groups, sorted. */
  readonly groups: readonly string[];
  /** Everybody in the org has the app. */
  readonly everyone: boolean;
  /** No other group is assigned by these documents. */
  readonly complete: boolean;
}

export interface SamlProvider extends Resource {
  readonly name: string;
  readonly accountId: Read<string>;
  readonly arn: Read<string>;
  /** `okta_app_saml.<name>` it follows, or `sha256:<hex>` of a literal document. */
  readonly metadata: Read<string>;
}

export interface Role extends Resource {
  readonly name: string;
  readonly path: string;
  readonly accountId: Read<string>;
  readonly arn: Read<string>;
  readonly maxSessionSeconds: number;
  readonly permissionsBoundary?: string;
  /** Statements of the trust policy that the documents hold. */
  readonly trust: Read<readonly TrustStatement[]>;
  /** The role existed before: the statements it had are kept and not in the documents. */
  readonly adopted: boolean;
  /** Of an adopted role: what keeps its own statements; an expression that this product doesn't write, to the letter. */
  readonly adoption?: string;
  readonly preventDestroy: boolean;
  /** Arguments whose changes Terraform ignores, as an adopted role needs it. */
  readonly ignoresChanges?: readonly string[];
  readonly policies: readonly Policy[];
}

export interface TrustStatement {
  readonly sid?: string;
  readonly effect: string;
  /** Sorted. */
  readonly principals: readonly TrustPrincipal[];
  readonly actions: readonly string[];
  /** `StringEquals SAML:aud = a | b`, sorted. */
  readonly conditions: readonly TrustCondition[];
}

export interface TrustPrincipal {
  /** `Federated`, `AWS`, `Service`, `CanonicalUser` as the policy has it; `*` for everybody, however that is written. */
  readonly type: string;
  readonly value: string;
  /** From `NotPrincipal`: everybody but this one. */
  readonly not: boolean;
}

export interface TrustCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** A policy of a role or user: attached by ARN, or a document. */
export interface Policy {
  /** ARN, or name of the inline policy. */
  readonly name: string;
  readonly address: Address;
  /** Parsed, where the documents hold it. */
  readonly document?: unknown;
}

export interface IamUser extends Resource {
  readonly name: string;
  readonly accountId: Read<string>;
  readonly policies: readonly Policy[];
  readonly accessKeys: readonly { readonly address: Address; readonly status: string; readonly pgp: boolean }[];
}

/** A role or user that something else makes, a group, or a managed policy that is made here and may be attached anywhere. */
export interface PolicyHolderOutside extends Resource {
  readonly kind: 'role' | 'user' | 'group' | 'policy';
  /** As the documents call it; of a policy its ARN, where that is known. */
  readonly name: string;
  readonly accountId: Read<string>;
  /** Those that the documents give it. What it has besides is unknown. Of a policy, the policy itself. */
  readonly policies: readonly Policy[];
}

/** Members of `managementGroup` may become `roleArn`. One for each pair, however many chains lead there. */
export interface Grant {
  readonly managementGroup: string;
  readonly accountId: string;
  /** As the role group's name has it, else the account id. */
  readonly accountName: string;
  readonly role: string;
  readonly roleArn: string;
  readonly roleGroup: string;
  readonly providerArn: string;
  readonly audiences: readonly string[];
  /** Conditions besides the audience. */
  readonly conditions: readonly TrustCondition[];
  /** Names of the role's policies; adopted roles' own are unknown. */
  readonly policies: Read<readonly string[]>;
  readonly maxSessionSeconds: number;
  readonly until?: string;
  readonly reason?: string;
  /** The chain, link by link, in the order in which Okta and AWS walk it. */
  readonly chain: readonly Link[];
}

export type LinkKind =
  | 'management group'
  | 'group rule'
  | 'role group'
  | 'app assignment'
  | 'group filter'
  | 'role value pattern'
  | 'SAML provider'
  | 'role'
  | 'trust policy'
  | 'policies';

export interface Link {
  readonly kind: LinkKind;
  readonly address: Address;
  /** What was read there, e.g. `isMemberOfAnyGroup("Cloud Admins")`. */
  readonly evidence: string;
}

/** A chain that was meant to give access and does not. */
export interface BrokenLink {
  readonly kind: LinkKind;
  readonly address: Address;
  /** The group, rule, role or provider it is about. */
  readonly subject: string;
  /** What is wrong, as a sentence. */
  readonly reason: string;
  /** Management groups that don't get the access, where known. */
  readonly managementGroups: readonly string[];
}

/** Something that could not be analysed; never left out. */
export interface Unknown {
  readonly address: Address;
  readonly subject: string;
  readonly reason: string;
}
