import { readAccess } from '../../../lib/access';
import { readPlanJson } from '../../../lib/documents';
import type { JsonObject } from '../../../lib/documents/json/json';
import { plannedActions } from '../../../lib/cli/review/plans';
import type { Report } from '../../../lib/review/model';
import { review } from '../../../lib/review/review';
import { document, type Stack } from '../../access/support/federation';
import { TODAY } from '../../support/arbitrary-config';
import { planOf, stateOf } from '../../support/terraform-show/show';

type Written = Stack | JsonObject;

/** The same change as the review sees it in stacks, in the plan for it, and in the states before and after. */
export const FROM = {
  'the stack': (before: Written, after: Written): Report =>
    review({ before: readAccess([document(before)]), after: readAccess([document(after)]), today: TODAY }),
  'the plan': (before: Written, after: Written): Report => {
    const json = copy(planOf(copy(before), copy(after)));
    const side = (which: 'before' | 'after') => readAccess([readPlanJson(json, { side: which, name: 'federation' })]);
    const planned = side('after');
    return review({ before: side('before'), after: planned, today: TODAY, plan: plannedActions(planned) });
  },
  'the states': (before: Written, after: Written): Report => {
    const [then, now] = [before, after].map((stack) =>
      readAccess([readPlanJson(copy(stateOf(copy(stack))), { name: 'federation' })]),
    );
    if (!then || !now) throw new Error('two states are read');
    return review({ before: then, after: now, today: TODAY });
  },
} as const;

export const SOURCES = Object.entries(FROM);

/** New findings as `severity id: evidence`. */
export function newFindings({ findings }: Report): string[] {
  return findings.filter(({ isNew }) => isNew).map(({ severity, id, evidence }) => `${severity} ${id}: ${evidence}`);
}

function copy(value: Written): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
