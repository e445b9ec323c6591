import { isDangerous } from './findings';
import type { Report } from './model';

/**
 * What makes a review fail, from strict to never:
 * - `broadened`: somebody gets more access or may get it, or anything of `danger`;
 * - `danger`: a critical or high finding that this change brings and that the base does not accept;
 * - `broken`: a chain that is meant to give access, does not, and was not broken before;
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
