import type { GroupRule } from '../../access';
import { compareGrants } from '../grants/compare-grants';
import { pairs } from '../lookup';
import { canonical } from '../order';
import { known } from '../read';
import type { Rule } from '../model';

/** Changes that no grant shows: a rule with unknown targets, or one that fills groups which are not role groups. */
export const ruleExpressionChanged: Rule = {
  id: 'rule-expression-changed',
  severity: 'medium',
  title: 'A group rule reads other groups, and no grant changes',
  why: 'The groups that it fills lead to no role in these documents; they may elsewhere.',
  remedy: 'State in the pull request what the filled groups are used for.',
  mayGiveAccess: true,
  check: ({ before, after }) => {
    const { gains, losses } = compareGrants(before, after);
    const told = new Set([...gains, ...losses].map(({ grant }) => grant.roleGroup));
    return pairs(before.rules, after.rules, ({ address }) => address)
      .filter(({ then, now }) => then.expression !== now.expression && !readTheSame(then, now))
      .filter(({ now }) => !(known(now.targets) ?? []).some((target) => told.has(target)))
      .map(({ then, now }) => ({
        subject: now.name,
        address: now.address,
        evidence: `${then.expression} → ${now.expression}`,
      }));
  },
};

/** Groups in another order are the same people. */
function readTheSame({ reads: then }: GroupRule, { reads: now }: GroupRule): boolean {
  const [was, is] = [known(then), known(now)];
  return was !== undefined && is !== undefined && canonical([...was].sort()) === canonical([...is].sort());
}
