import { arnOf, missing } from '../lookup';
import { groupBy } from '../order';
import type { Rule } from '../model';

/** Adopted roles have a rule of their own: destroying one destroys somebody else's work. */
export const roleDeleted: Rule = {
  id: 'role-deleted',
  severity: 'medium',
  title: 'A role is deleted',
  why: 'Its inline policies go with it, and resource policies that name it break, even if a role of this name comes back.',
  remedy: 'Check who still uses it (IAM, last accessed) before the apply.',
  check: ({ before, after }) => {
    const grants = groupBy(before.grants, ({ roleArn }) => roleArn);
    return missing(before.roles, after.roles, arnOf)
      .filter(({ adopted, address }) => !adopted && !(after.forgotten ?? []).includes(address))
      .map((role) => {
        const groups = (grants.get(arnOf(role)) ?? []).map(({ managementGroup }) => managementGroup);
        const evidence = groups.length > 0 ? `was granted to ${groups.sort().join(', ')}` : 'was granted to nobody';
        return { subject: arnOf(role), address: role.address, evidence };
      });
  },
};
