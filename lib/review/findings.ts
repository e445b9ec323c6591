import type { Finding } from './model';

/** What this change brings, and the base does not accept: what a reviewer has to decide about. */
export function isOpen({ isNew, accepted, acceptedByThisChange }: Finding): boolean {
  return isNew && (accepted === undefined || acceptedByThisChange === true);
}

/** Open, and critical or high. */
export function isDangerous(finding: Finding): boolean {
  return isOpen(finding) && (finding.severity === 'critical' || finding.severity === 'high');
}

/** Somebody may get access by it that no grant of the report shows, whether or not it was accepted. */
export function isPossibleGain({ isNew, mayGiveAccess }: Finding): boolean {
  return isNew && mayGiveAccess === true;
}
