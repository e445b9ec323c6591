import type { IamUser } from '../access';
import type { LiveAccessKey } from '../live/snapshot';
import { known } from '../review/read';
import { accountRead, liveIndex } from './live';
import type { Audited } from './model';

/** A declared IAM user, the provisioning user of the app, with its access keys as they are. */
export interface UserKeys {
  readonly user: IamUser;
  readonly accountId: string;
  /** `undefined`: not read. */
  readonly keys: readonly LiveAccessKey[] | undefined;
}

export function userKeys({ declared, snapshot }: Audited): UserKeys[] {
  const { accounts } = liveIndex(snapshot);
  return declared.users.flatMap((user) => {
    const accountId = known(user.accountId) ?? '';
    if (!accountRead(snapshot, accountId)) return [];
    const there = accounts.get(accountId)?.users.find(({ name }) => name === user.name);
    return there === undefined ? [] : [{ user, accountId, keys: there.keys }];
  });
}

export function activeKeys({ keys = [] }: UserKeys): LiveAccessKey[] {
  return keys.filter(({ status }) => status === 'Active');
}
