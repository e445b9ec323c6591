import type { AuditReport } from '../model';

/** Version of the form; it goes up when a field goes or changes its meaning. */
export const AUDIT_JSON_VERSION = 1;

/** The report for machines. */
export function auditJson(report: AuditReport): string {
  return `${JSON.stringify({ version: AUDIT_JSON_VERSION, ...report }, null, 2)}\n`;
}
