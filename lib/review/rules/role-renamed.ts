import { compareGrants } from '../grants/compare-grants';
import { subjectOf } from '../lookup';
import type { Rule } from '../model';

export const roleRenamed: Rule = {
  id: 'role-renamed',
  severity: 'medium',
  title: 'A role gets another ARN',
  why: 'IAM cannot rename: the role is deleted and made anew. Resource policies, profiles and scripts name the old ARN.',
  remedy: 'Change what names the old ARN in the same step, or keep the name.',
  check: ({ before, after }) =>
    compareGrants(before, after)
      .renames.filter(({ from, to }) => from.roleArn !== to.roleArn)
      .map(({ from, to }) => ({
        subject: subjectOf(to),
        address: to.chain.find(({ kind }) => kind === 'role')?.address ?? '',
        evidence: `${from.roleArn} → ${to.roleArn}`,
      })),
};
