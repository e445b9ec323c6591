import type { LiveApp, LiveGroup, LiveRole, LiveRule } from '../../live/snapshot';
import type { Partition } from '../../naming/partition';

/** What became of one live object. */
export type Outcome = 'imported' | 'left alone' | 'cannot be said';

export type Kind =
  | 'app'
  | 'app setting'
  | 'sign-on policy'
  | 'signing key'
  | 'assignment'
  | 'person'
  | 'group'
  | 'group rule'
  | 'account'
  | 'SAML provider'
  | 'account alias'
  | 'role'
  | 'user'
  | 'not read';

export interface ReportEntry {
  readonly outcome: Outcome;
  readonly kind: Kind;
  /** `okta`, or the id of an account. */
  readonly where: string;
  /** As people call it. */
  readonly name: string;
  readonly id?: string;
  /** Why it was left alone, can't be said, or is said in an unusual way: a sentence without its full stop. */
  readonly because?: string;
}

/** Nothing can be imported at all. */
export class CannotImport extends Error {}

/** A role group that is taken over, with the role that its name leads to. */
export interface TakenRole {
  readonly accountId: string;
  readonly group: LiveGroup;
  readonly role: LiveRole;
  /** Name of the SAML provider that the role value pattern says for it. */
  readonly identityProvider: string;
  /** The ARN that the assertion says. */
  readonly roleArn: string;
}

/** What the whole import is about. */
export interface Scope {
  readonly app: LiveApp;
  readonly partition: Partition;
  readonly identityProvider: string;
  readonly rolePath: string;
  readonly roles: readonly TakenRole[];
}

/** A group rule and what is made of it. */
export type TakenRule =
  | { readonly as: 'grants'; readonly rule: LiveRule; readonly role: TakenRole; readonly readers: readonly LiveGroup[] }
  | { readonly as: 'kept'; readonly rule: LiveRule; readonly key: string };
