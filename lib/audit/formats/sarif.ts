import { sarifOf, synthesized } from '../../review/formats/sarif';
import type { AuditReport } from '../model';

/** The findings for code scanning; what is only live is placed in the configuration that does not have it. */
export function auditSarif({ findings }: AuditReport): string {
  const artifact = (stack: string) => (/^(okta|\d{12})$/.test(stack) ? 'config/federation.yaml' : synthesized(stack));
  return sarifOf(findings, { tool: 'audit', artifact });
}
