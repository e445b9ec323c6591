import { readAccess, type Access } from '../../lib/access';
import type { JsonObject } from '../../lib/documents';
import type { Federation } from '../../lib/config/model';
import { review } from '../../lib/review/review';
import type { Report } from '../../lib/review/model';
import { document } from '../access/support/federation';
import { synthesize } from './synthesize';

/** What the review says of a change from one configuration to another, by way of what both synthesize to. */
export function reviewChange(before: Federation, after: Federation): Report {
  return review({ before: accessOf(before), after: accessOf(after), today: '2026-06-15' });
}

function accessOf(federation: Federation): Access {
  const stacks = [...synthesize(federation)];
  return readAccess(stacks.map(([name, json]) => document(json as unknown as JsonObject, name)));
}

/** Ids of the findings that a change brings, each with what it says. */
export function newFindings({ findings }: Report): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { id, isNew, subject, evidence } of findings)
    if (isNew) found.set(id, [...(found.get(id) ?? []), `${subject}: ${evidence}`]);
  return found;
}
