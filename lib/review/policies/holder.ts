import type { Access, IamUser, Role } from '../../access';
import { known } from '../read';
import { arnOf } from '../lookup';
import { memo } from '../memo';
import { joined } from '../order';
import type { PowerHolder } from './powers';

type PolicyHolderOutside = Access['otherHolders'][number];

/** Somebody, or something that may be attached to somebody, with policies. */
export interface Holder extends PowerHolder {
  /** The same on both sides of a change. */
  readonly key: string;
  /** For people: `role ci-deployer in 123456789012`. */
  readonly subject: string;
  readonly address: string;
  readonly kind: 'role' | 'user' | 'group' | 'policy';
  /** The documents don't make it: what it has besides is unknown. */
  readonly outside: boolean;
}

/** One object for each role, so that what it may do is worked out once. */
export const holderOfRole = memo((role: Role): Holder => {
  const { address, policies, accountId, arn } = role;
  const subject = arnOf(role);
  return { key: subject, subject, address, policies, accountId, arn, kind: 'role', outside: false };
});

export function holderOfUser({ address, name, policies, accountId }: IamUser): Holder {
  return { ...named('user', name, accountId), address, policies, accountId, kind: 'user', outside: false };
}

export function holderOutside({ address, kind, name, policies, accountId }: PolicyHolderOutside): Holder {
  return { ...named(kind, name, accountId), address, policies, accountId, kind, outside: true };
}

function named(kind: Holder['kind'], name: string, accountId: PowerHolder['accountId']) {
  const account = known(accountId);
  const subject = name.startsWith('arn:') ? name : `${kind} ${name}${account === undefined ? '' : ` in ${account}`}`;
  return { key: joined([kind, name, account ?? '']), subject };
}
