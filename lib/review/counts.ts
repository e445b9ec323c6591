import { isOpen, isPossibleGain } from './findings';
import type { Counts, Report, Severity } from './model';

/** The numbers at the top of every report. */
export function counts(report: Omit<Report, 'counts' | 'verdict'>): Counts {
  const { findings, members, before, after } = report;
  const open = (severity: Severity) =>
    findings.filter((finding) => finding.severity === severity && isOpen(finding)).length;
  const distinct = (values: readonly string[]) => new Set(values).size;
  return {
    gains: report.gains.length,
    possibleGains: findings.filter(isPossibleGain).length,
    losses: report.losses.length,
    renames: report.renames.length,
    joined: members.filter(({ kind }) => kind === 'joined').length,
    left: members.filter(({ kind }) => kind === 'left').length,
    critical: open('critical'),
    high: open('high'),
    medium: open('medium'),
    low: open('low'),
    accepted: findings.filter(({ accepted }) => accepted !== undefined).length,
    standing: findings.filter(({ accepted, isNew }) => accepted === undefined && !isNew).length,
    broken: report.broken.length,
    newlyBroken: report.broken.filter(({ isNew }) => isNew).length,
    unknown: report.unknown.length,
    grantsBefore: before.length,
    grantsAfter: after.length,
    managementGroups: distinct(after.map(({ managementGroup }) => managementGroup)),
    accounts: distinct(after.map(({ accountId }) => accountId)),
    roles: distinct(after.map(({ roleArn }) => roleArn)),
  };
}
