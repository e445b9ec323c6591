import type { Access } from '../access';
import { idleAcceptances } from './idle-acceptances';
import { SEVERITIES, type Change, type Finding, type Rule, type RuleSighting, type Sighting } from './model';
import { acceptancesIn } from './acceptances';
import { groupBy, joined, sortedBy } from './order';

/**
 * What every rule sees. A sighting is not new where the rule sees the same with nothing changed, before on both sides.
 * A rule that throws becomes a finding of its own name: what wasn't checked doesn't pass.
 */
export function runRules(rules: readonly Rule[], change: Change): Finding[] {
  const unchanged: Change = { before: change.before, after: change.before, today: change.today };
  const reasons = acceptances(change.after);
  const used = new Set<string>();
  const findings = rules.flatMap((rule) => {
    const seen = attempt(rule, change);
    if (typeof seen === 'string') return [failure(rule, seen)];
    if (seen.length === 0) return [];
    const earlier = attempt(rule, unchanged);
    const standing = new Set(typeof earlier === 'string' ? [] : earlier.map(identity));
    return distinct(seen).map((sighting): Finding => {
      const { subject, address, evidence, alsoAt = [] } = sighting;
      const accepted = reasons(rule.id, [address, ...alsoAt]);
      for (const reason of accepted) used.add(joined([rule.id, reason]));
      return {
        ...about(rule),
        subject,
        address,
        evidence,
        isNew: !standing.has(identity(sighting)),
        ...(accepted.length === 0 ? {} : { accepted: accepted.join('; ') }),
      };
    });
  });
  return sorted([...findings, ...idleAcceptances(change, used)]);
}

/** What the rule sees, or the message of what it threw. */
function attempt(rule: Rule, change: Change): readonly RuleSighting[] | string {
  try {
    return rule.check(change);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Always new, never accepted: what the rule would have seen is unknown. */
function failure({ id }: Rule, message: string): Finding {
  return {
    id,
    severity: 'critical',
    title: 'A review rule failed and checked nothing',
    why: 'What the rule looks for may be in this change; no other review rule reports it.',
    remedy: 'Review this part manually, and report the failure of the review rule.',
    subject: `rule ${id}`,
    address: '',
    evidence: message,
    isNew: true,
  };
}

/**
 * Reasons for which resources accept a rule. The reader takes them from the side after the change: whoever removes an
 * acceptance gets the finding back.
 */
function acceptances(access: Access): (rule: string, addresses: readonly string[]) => string[] {
  const given = groupBy(acceptancesIn(access), ({ address, rule }) => JSON.stringify([rule, address]));
  return (rule, addresses) => {
    const reasons = addresses
      .flatMap((address) => given.get(JSON.stringify([rule, address])) ?? [])
      .map(({ reason }) => reason.trim())
      .filter((reason) => reason !== '');
    return [...new Set(reasons)].sort();
  };
}

function about({ id, severity, title, why, remedy }: Rule): Omit<Rule, 'check'> {
  return { id, severity, title, why, remedy };
}

function identity({ subject, evidence }: Sighting): string {
  return joined([subject, evidence]);
}

function distinct(sightings: readonly RuleSighting[]): RuleSighting[] {
  return [...new Map(sightings.map((sighting) => [joined([sighting.address, identity(sighting)]), sighting])).values()];
}

function sorted(findings: readonly Finding[]): Finding[] {
  return sortedBy(findings, ({ severity, id, subject, address, evidence }) => [
    String(SEVERITIES.indexOf(severity)),
    id,
    subject,
    address,
    evidence,
  ]);
}
