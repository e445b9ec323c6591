import { acceptanceIndex } from './acceptances';
import { idleAcceptances } from './idle-acceptances';
import { SEVERITIES, type Change, type Finding, type Rule, type RuleSighting, type Sighting } from './model';
import { joined, sortedBy } from './order';

/**
 * What every rule sees. A sighting is not new where the rule sees the same with nothing changed, before on both sides.
 * A rule that throws becomes a finding of its own name: what wasn't checked doesn't pass.
 */
export function runRules(rules: readonly Rule[], change: Change): Finding[] {
  const unchanged: Change = { before: change.before, after: change.before, today: change.today };
  const acceptances = acceptanceIndex(change.before, change.after);
  const used = new Set<string>();
  const findings = rules.flatMap((rule) => {
    const seen = attempt(rule, change);
    if (typeof seen === 'string') return [failure(rule, seen)];
    if (seen.length === 0) return [];
    const earlier = attempt(rule, unchanged);
    const inBase = typeof earlier === 'string' ? [] : earlier;
    const accepted = acceptances(rule.id, inBase);
    const standing = new Set(inBase.map(identity));
    return distinct(seen).map((sighting): Finding => {
      const { subject, address, evidence } = sighting;
      const { reasons, inBase: acceptedBefore } = accepted(sighting);
      for (const reason of reasons) used.add(joined([rule.id, reason]));
      return {
        ...about(rule, sighting),
        subject,
        address,
        evidence,
        isNew: !standing.has(identity(sighting)),
        ...(reasons.length === 0 ? {} : { accepted: reasons.join('; ') }),
        ...(reasons.length === 0 || acceptedBefore ? {} : { acceptedByThisChange: true }),
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
    mayGiveAccess: true,
    isNew: true,
  };
}

function about(rule: Rule, sighting: RuleSighting): Omit<Rule, 'check'> {
  const { id, severity, title, why, remedy } = rule;
  const mayGiveAccess = sighting.mayGiveAccess ?? rule.mayGiveAccess ?? false;
  return { id, severity, title, why, remedy, ...(mayGiveAccess ? { mayGiveAccess } : {}) };
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
