import type { Access, Role } from '../access';
import { memoPair } from '../review/memo';
import { known } from '../review/read';
import { declaredIndex } from './declared';
import { roleKey } from './live';

export interface RolePair {
  readonly accountId: string;
  readonly role: Role;
  readonly there: Role;
}

/** Declared roles with those that are there, by account and name. */
export const rolePairs = memoPair((declared: Access, live: Access): readonly RolePair[] => {
  const { roles } = declaredIndex(declared);
  return live.roles.flatMap((there) => {
    const accountId = known(there.accountId) ?? '';
    const role = roles.get(roleKey(accountId, there.name));
    return role === undefined ? [] : [{ accountId, role, there }];
  });
});
