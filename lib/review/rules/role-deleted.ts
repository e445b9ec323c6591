import { compareGrants } from '../grants/compare-grants';
import { arnOf, grantsByRole, missing } from '../lookup';
import { groupBy } from '../order';
import type { Rule } from '../model';

/**
 * Adopted roles have a rule of their own: destroying one destroys somebody else's work. So has a role that comes back
 * under another name for everybody who had it.
 */
export const roleDeleted: Rule = {
  id: 'role-deleted',
  severity: 'medium',
  title: 'A role is deleted',
  why: 'Its inline policies are deleted with it, and resource policies that name it break, even if a role of this name is created again.',
  remedy: 'Check its last use in IAM before the apply.',
  check: ({ before, after }) => {
    const grants = grantsByRole(before);
    const renames = groupBy(compareGrants(before, after).renames, ({ from }) => from.roleArn);
    const comesBack = (arn: string) => (renames.get(arn)?.length ?? -1) === grants.get(arn)?.length;
    return missing(before.roles, after.roles, arnOf)
      .filter(({ adopted, address }) => !adopted && !(after.forgotten ?? []).includes(address))
      .filter((role) => !comesBack(arnOf(role)))
      .map((role) => {
        const groups = (grants.get(arnOf(role)) ?? []).map(({ managementGroup }) => managementGroup);
        const evidence = groups.length > 0 ? `was granted to ${groups.sort().join(', ')}` : 'was granted to nobody';
        return { subject: arnOf(role), address: role.address, evidence };
      });
  },
};
