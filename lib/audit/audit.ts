import { acceptanceIndex } from '../review/acceptances';
import { isOpen } from '../review/findings';
import { idleAcceptances } from '../review/idle-acceptances';
import { SEVERITIES, type Finding } from '../review/model';
import { judge, sortedFindings } from '../review/run-rules';
import { liveIndex } from './live';
import type { AuditCounts, Audited, AuditReport, AuditRule } from './model';
import { AUDIT_RULES } from './rules';

/**
 * What is there against what is declared. An acceptance of the configuration counts at its place, for everything that the
 * rule finds there.
 * @param earlier an earlier snapshot: only what it did not show is new
 */
export function audit(
  audited: Audited,
  earlier?: Pick<Audited, 'live' | 'snapshot'>,
  rules: readonly AuditRule[] = AUDIT_RULES,
): AuditReport {
  const { declared, snapshot, today } = audited;
  const accepted = acceptanceIndex(declared, declared);
  const { findings, used } = judge(rules, audited, {
    acceptances: (rule) => accepted(rule, []),
    earlier: earlier && { ...audited, ...earlier },
  });
  const own = new Set(rules.map(({ id }) => id));
  const idle = idleAcceptances({ before: declared, after: declared, today }, used, (rule) => own.has(rule));
  const all = sortedFindings([...findings, ...idle]);
  const { accounts, okta } = snapshot;
  return {
    takenAt: snapshot.takenAt,
    org: okta.org,
    since: earlier?.snapshot.takenAt,
    inventory: {
      accounts: accounts.length,
      roles: accounts.reduce((sum, { roles }) => sum + roles.length, 0),
      groups: okta.groups.length,
      rules: okta.rules.length,
      people: liveIndex(snapshot).people.size,
    },
    counts: countsOf(all),
    findings: all,
  };
}

function countsOf(findings: readonly Finding[]): AuditCounts {
  const open = findings.filter(isOpen);
  const [critical = 0, high = 0, medium = 0, low = 0] = SEVERITIES.map(
    (severity) => open.filter((finding) => finding.severity === severity).length,
  );
  const accepted = findings.filter((finding) => finding.accepted !== undefined).length;
  const standing = findings.filter((finding) => !finding.isNew && finding.accepted === undefined).length;
  return { critical, high, medium, low, accepted, standing };
}
