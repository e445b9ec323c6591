import type { Finding, Report } from './model';

/**
 * What makes a review fail, from strict to never:
 * - `broadened`: somebody gets more access, or anything of `danger` (a replaced certificate gives access that no grant shows);
 * - `danger`: a critical or high finding that this change brings and that nobody accepted;
 * - `broken`: a chain that gave access, or is new, and doesn't give it;
 * - `never`: nothing.
 */
export const FAIL_ON = ['broadened', 'danger', 'broken', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

export function shouldFail(report: Report, failOn: FailOn): boolean {
  switch (failOn) {
    case 'broadened':
      return report.verdict === 'broadened' || report.verdict === 'mixed' || report.findings.some(isDangerous);
    case 'danger':
      return report.findings.some(isDangerous);
    case 'broken':
      return report.broken.some(({ isNew }) => isNew);
    case 'never':
      return false;
  }
}

/** New, not accepted, critical or high. */
export function isDangerous({ severity, isNew, accepted }: Finding): boolean {
  return isNew && accepted === undefined && (severity === 'critical' || severity === 'high');
}
