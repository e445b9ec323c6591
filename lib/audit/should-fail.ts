import { isOpen } from '../review/findings';
import { SEVERITIES } from '../review/model';
import type { AuditReport } from './model';

/** What makes an audit fail: an open finding of this severity or a higher one, or nothing. */
export const AUDIT_FAIL_ON = ['low', 'medium', 'high', 'critical', 'never'] as const;
export type AuditFailOn = (typeof AUDIT_FAIL_ON)[number];

export function auditFails({ findings }: AuditReport, failOn: AuditFailOn): boolean {
  if (failOn === 'never') return false;
  const least = SEVERITIES.indexOf(failOn);
  return findings.some((finding) => isOpen(finding) && SEVERITIES.indexOf(finding.severity) <= least);
}
