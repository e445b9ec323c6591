import type { Access } from '../../access';
import { known } from '../read';
import type { Rule } from '../model';

export const accountVanished: Rule = {
  id: 'account-vanished',
  severity: 'high',
  title: 'An account is removed without being retired first',
  why: 'Without its provider block Terraform cannot reach the account: the plan stops, or the roles stay in the account with their trust policies.',
  remedy: 'Restore the account file with "retired: true" and apply; delete the file after that.',
  check: ({ before, after }) => {
    const [then, now] = [accounts(before), accounts(after)];
    const reached = new Set(after.connectedAccounts ?? []);
    return [...then]
      .filter(([id]) => !now.has(id) && !reached.has(id))
      .map(([id, { address, objects }]) => ({
        subject: id,
        address,
        evidence: `${objects} objects before, none after, and no provider block reaches the account`,
      }));
  },
};

function accounts({ samlProviders, roles, users }: Access) {
  const found = new Map<string, { address: string; objects: number }>();
  for (const { accountId, address } of [...samlProviders, ...roles, ...users]) {
    const id = known(accountId);
    if (id !== undefined)
      found.set(id, { address: found.get(id)?.address ?? address, objects: (found.get(id)?.objects ?? 0) + 1 });
  }
  return found;
}
