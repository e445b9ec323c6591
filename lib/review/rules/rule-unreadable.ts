import type { GroupRule } from '../../access';
import type { Read } from '../../documents';
import type { Rule } from '../model';

export const ruleUnreadable: Rule = {
  id: 'rule-unreadable',
  severity: 'high',
  title: 'Which people a group rule serves is unknown',
  why: 'An expression over user attributes may match any user, and its result changes with every profile.',
  remedy: 'Use isMemberOfAnyGroup with management groups of these documents.',
  mayGiveAccess: true,
  check: ({ after }) => after.rules.flatMap((rule) => [...sight(rule, rule.reads), ...sight(rule, rule.targets)]),
};

function sight({ name, address, expression }: GroupRule, read: Read<unknown>) {
  return 'unknown' in read ? [{ subject: name, address, evidence: `${read.unknown}: ${expression}` }] : [];
}
