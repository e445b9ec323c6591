import type { GrantNote, Address, Read } from '../../documents';
import type { Acceptable } from './acceptable';

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
export interface ManagementGroup extends Acceptable, GroupIdentity {
  readonly name: string;
  /** A data source: something else owns the group and decides who is in it. */
  readonly existing: boolean;
  /** Logins that the documents add; `undefined` where they add none. */
  readonly members?: readonly string[];
}

export interface GroupRule extends Acceptable {
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
export interface RoleGroup extends Acceptable, GroupIdentity {
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

export interface App extends Acceptable {
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
  /** What these documents say of the sign-on policy that the app uses. */
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
  /** No rule that comes first for somebody lets him in: nobody can sign in to the app. */
  readonly refusesAll: boolean;
  /** The policy is not in the documents: it may have other rules. */
  readonly madeElsewhere?: true;
}

export interface SignOnRule {
  readonly address: Address;
  readonly name: string;
  /** What it decides, for whom, in which order; without the times. */
  readonly says: string;
  /** An inactive rule decides nothing, nor does one behind a rule that speaks of everybody. */
  readonly effect: Read<'allows' | 'refuses' | 'nothing'>;
  /** Whether whom it lets in shows two factors of different kinds. */
  readonly twoFactors: Read<boolean>;
  /** Of whom it speaks and in which order it is asked: equal on both sides where only its decision changes. */
  readonly scope: string;
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
