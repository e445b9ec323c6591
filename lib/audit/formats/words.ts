import { amount } from '../../review/formats/words';
import type { AuditReport } from '../model';

/** What the audit found, in one sentence. */
export function headline({ counts, since }: AuditReport): string {
  const open = counts.critical + counts.high + counts.medium + counts.low;
  const where = since === undefined ? '' : ` since ${since}`;
  if (open === 0) return since === undefined ? 'Everything is as declared.' : `Nothing new${where}.`;
  return `${amount(open, since === undefined ? 'finding' : 'new finding')}${where}.`;
}

/** The counts that say something, in the order of their weight. */
export function countPhrases({ counts }: AuditReport): string[] {
  const phrases: [number, string][] = [
    [counts.critical, 'critical'],
    [counts.high, 'high'],
    [counts.medium, 'medium'],
    [counts.low, 'low'],
    [counts.accepted, 'accepted'],
    [counts.standing, 'known since the earlier snapshot'],
  ];
  return phrases.filter(([count]) => count > 0).map(([count, phrase]) => `${String(count)} ${phrase}`);
}

/** How much was looked at, and when. */
export function inventory({
  org,
  takenAt,
  inventory: { accounts, roles, groups, rules, people },
}: AuditReport): string {
  const read = people === 0 ? 'no members were read' : amount(people, 'person', 'people');
  return `${org} at ${takenAt}: ${amount(accounts, 'account')}, ${amount(roles, 'role')}, ${amount(groups, 'group')}, ${amount(rules, 'group rule')}, ${read}.`;
}
