import { compareGrants } from '../grants/compare-grants';
import { groupBy } from '../order';
import type { Rule } from '../model';

export const roleRenamed: Rule = {
  id: 'role-renamed',
  severity: 'medium',
  title: 'A role gets another ARN',
  why: 'IAM cannot rename a role: it is deleted and created again. Resource policies, profiles and scripts still name the old ARN.',
  remedy: 'Update everything that names the old ARN in the same step, or keep the name.',
  check: ({ before, after }) => {
    const renames = compareGrants(before, after).renames.filter(({ from, to }) => from.roleArn !== to.roleArn);
    return [...groupBy(renames, ({ from, to }) => JSON.stringify([from.roleArn, to.roleArn])).values()].flatMap(
      (list) =>
        list.slice(0, 1).map(({ from, to }) => ({
          subject: to.roleArn,
          address: to.chain.find(({ kind }) => kind === 'role')?.address ?? '',
          evidence: `was ${from.roleArn}; granted to ${list
            .map((rename) => rename.to.managementGroup)
            .sort()
            .join(', ')}`,
        })),
    );
  },
};
