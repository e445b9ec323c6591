import type { Address, Read } from '../../documents';
import type { TrustCondition } from './aws';

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
