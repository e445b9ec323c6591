import { changeGroups } from '../grants/change-groups';
import type { Report } from '../model';

/** Version of the form; it goes up when a field goes or changes its meaning. */
export const JSON_VERSION = 1;

/**
 * The report for machines, as docs/schema/review-report.schema.json describes it. All changes with their evidence;
 * grants that stay as they are only count.
 */
export function toJson(report: Report): string {
  const {
    verdict,
    counts,
    notices,
    unanswered,
    gains,
    losses,
    renames,
    members,
    findings,
    broken,
    unknown,
    plan,
    handover,
  } = report;
  const document = {
    version: JSON_VERSION,
    verdict,
    counts,
    notices,
    unanswered,
    changes: changeGroups(report).map(({ grants, ...group }) => ({ ...group, grants: grants.length })),
    gains,
    losses,
    renames,
    members,
    findings,
    broken,
    unknown,
    plan,
    handover,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
