import { acceptanceIndex } from './acceptances';
import { idleAcceptances } from './idle-acceptances';
import {
  SEVERITIES,
  type Change,
  type Finding,
  type Rule,
  type RuleOn,
  type RuleSighting,
  type Sighting,
} from './model';
import { joined, sortedBy } from './order';

/** What every rule of the review sees. A sighting is not new where the rule sees the same with before on both sides. */
export function runRules(rules: readonly Rule[], change: Change): Finding[] {
  const unchanged: Change = { before: change.before, after: change.before, today: change.today };
  const { findings, used } = judge(rules, change, {
    earlier: unchanged,
    acceptances: acceptanceIndex(change.before, change.after),
  });
  return sortedFindings([...findings, ...idleAcceptances(change, used)]);
}

export interface Judging<Seen> {
  /** What was there before: what a rule sees there as well is not new. @default - everything is new */
  readonly earlier?: Seen;
  readonly acceptances: ReturnType<typeof acceptanceIndex>;
}

export interface Judged {
  readonly findings: readonly Finding[];
  /** Acceptances that accepted something, by rule and reason, {@link joined}. */
  readonly used: ReadonlySet<string>;
}

/** Runs rules. One that throws becomes a finding of its own name: what wasn't checked doesn't pass. */
export function judge<Seen>(
  rules: readonly RuleOn<Seen>[],
  now: Seen,
  { earlier, acceptances }: Judging<Seen>,
): Judged {
  const used = new Set<string>();
  const findings = rules.flatMap((rule) => {
    const seen = attempt(rule, now);
    if (typeof seen === 'string') return [failure(rule, seen)];
    if (seen.length === 0) return [];
    const then = earlier === undefined ? [] : attempt(rule, earlier);
    const inBase = typeof then === 'string' ? [] : then;
    const accepted = acceptances(rule.id, inBase);
    const earlierOnes = new Set(inBase.map(identity));
    return Array.from(distinct(seen), ([sighting, name]): Finding => {
      const { subject, address, evidence, edits } = sighting;
      const { reasons, inBase: acceptedBefore } = accepted(sighting);
      const isAccepted = reasons.length > 0;
      for (const reason of reasons) used.add(joined([rule.id, reason]));
      return {
        id: rule.id,
        severity: sighting.severity ?? rule.severity,
        title: rule.title,
        why: rule.why,
        remedy: rule.remedy,
        mayGiveAccess: (sighting.mayGiveAccess ?? rule.mayGiveAccess) || undefined,
        subject,
        address,
        evidence,
        edits,
        isNew: !earlierOnes.has(name),
        accepted: isAccepted ? reasons.join('; ') : undefined,
        acceptedByThisChange: (isAccepted && !acceptedBefore) || undefined,
      };
    });
  });
  return { findings, used };
}

/** What the rule sees, or the message of what it threw. */
function attempt<Seen>(rule: RuleOn<Seen>, seen: Seen): readonly RuleSighting[] | string {
  try {
    return rule.check(seen);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Always new, never accepted: what the rule would have seen is unknown. */
function failure({ id }: Pick<Rule, 'id'>, message: string): Finding {
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

function identity({ subject, evidence }: Sighting): string {
  return joined([subject, evidence]);
}

/** Each sighting once, with its identity. */
function distinct(sightings: readonly RuleSighting[]): Iterable<readonly [RuleSighting, string]> {
  const found = new Map<string, readonly [RuleSighting, string]>();
  for (const sighting of sightings) {
    const name = identity(sighting);
    found.set(joined([sighting.address, name]), [sighting, name]);
  }
  return found.values();
}

export function sortedFindings(findings: readonly Finding[]): Finding[] {
  return sortedBy(findings, ({ severity, id, subject, address, evidence }) => [
    String(SEVERITIES.indexOf(severity)),
    id,
    subject,
    address,
    evidence,
  ]);
}
