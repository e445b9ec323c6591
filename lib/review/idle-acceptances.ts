import type { Access } from '../access';
import { acceptancesIn, type PlacedAcceptance } from './acceptances';
import { AUDIT_RULE_IDS } from './audit-rule-ids';
import type { Change, Finding } from './model';
import { groupBy, joined } from './order';

/**
 * Acceptances that accept nothing: the name of the rule is misspelt, the reason is missing, the resource is another one,
 * or what was accepted is gone. One acceptance is listed at many resources (an account's at all of its), so it is idle only
 * where it is at all of them.
 * @param used acceptances by rule and reason, {@link joined}
 * @param concerns whether the rule is judged here; what is written for the audit is not idle in the review
 */
export function idleAcceptances(
  { before, after }: Change,
  used: ReadonlySet<string>,
  concerns: (rule: string) => boolean = (rule) => !AUDIT_RULE_IDS.has(rule),
): Finding[] {
  const known = new Set(acceptancesIn(before).map(key));
  return [...distinct(after)]
    .filter(([name, { rule }]) => !used.has(name) && concerns(rule))
    .map(([name, { rule, reason, address }]) => ({
      id: 'acceptance-idle',
      severity: 'low',
      title: 'An acceptance accepts nothing',
      why: 'It may be meant for a finding that stays open because of a misspelt rule, and it would accept a later one that nobody has reviewed.',
      remedy: 'Correct the name of the review rule or the place of the acceptance, or remove it.',
      subject: rule,
      address,
      evidence: reason.trim() === '' ? 'it has no reason' : reason,
      isNew: !known.has(name),
    }));
}

function distinct(access: Access): Map<string, PlacedAcceptance> {
  return new Map([...groupBy(acceptancesIn(access), key)].flatMap(([name, [first]]) => (first ? [[name, first]] : [])));
}

function key({ rule, reason }: PlacedAcceptance): string {
  return joined([rule, reason.trim()]);
}
