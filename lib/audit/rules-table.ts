import { SEVERITIES } from '../review/model';
import type { AuditRule } from './model';

/** The table of docs/audit.md, most severe first. A rule may find something more or less severe than its own severity. */
function rulesTable(rules: readonly AuditRule[]): string {
  const head = ['Severity', 'Rule', 'What it means', 'What to do'];
  const rows = SEVERITIES.flatMap((severity) =>
    rules
      .filter((rule) => rule.severity === severity)
      .map(({ id, title, remedy }) => [severity, `\`${id}\``, title, remedy]),
  );
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

const PART = /(<!-- rules:start -->\n)[\s\S]*(<!-- rules:end -->)/;

/** The page with the table of now. */
export function auditPage(page: string, rules: readonly AuditRule[]): string {
  return page.replace(PART, (_, start: string, end: string) => `${start}\n${rulesTable(rules)}\n\n${end}`);
}
