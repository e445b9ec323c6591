import { known } from '../../review/read';
import { accountPlaces } from '../declared';
import { daysSince, LONG } from '../days';
import { liveIndex, roleKey } from '../live';
import type { AuditRule } from '../model';

export const roleUnused: AuditRule = {
  id: 'role-unused',
  severity: 'low',
  title: `Nobody has used a granted role for ${String(LONG)} days`,
  why: 'Access that nobody needs is only a risk.',
  remedy: 'Take the grant back, or delete the role.',
  check: ({ declared, snapshot, today }) => {
    const { roles } = liveIndex(snapshot);
    const granted = new Set(declared.grants.map(({ roleArn }) => roleArn));
    return declared.roles.flatMap((role) => {
      const [account, arn] = [known(role.accountId) ?? '', known(role.arn) ?? ''];
      const there = roles.get(roleKey(account, role.name));
      // Since when an unused role is there has to be known: a new one was not used yet.
      if (there?.createdAt === undefined || !granted.has(arn)) return [];
      const { createdAt, lastUsed } = there;
      if (daysSince(lastUsed ?? createdAt, today) < LONG) return [];
      const evidence = lastUsed === undefined ? `never used, created at ${createdAt}` : `last used at ${lastUsed}`;
      return [{ subject: arn, address: role.address, evidence, alsoAt: accountPlaces(declared, account) }];
    });
  },
};
