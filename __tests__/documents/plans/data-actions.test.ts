import { readAccess } from '../../../lib/access';
import { readPlanJson } from '../../../lib/documents';
import type { JsonObject } from '../../../lib/documents/json/json';
import { review } from '../../../lib/review/review';
import { federation } from '../../access/support/federation';
import { newFindings } from '../../review/support/three-sources';
import { TODAY } from '../../support/arbitrary-config';
import { planOf } from '../../support/terraform-show/show';

const stack = JSON.parse(JSON.stringify(federation())) as JsonObject;

function foundWith(...actions: string[]): string[] {
  const plan = JSON.parse(JSON.stringify(planOf(stack, stack))) as { resource_changes: object[] };
  const provider_name = 'registry.terraform.io/hashicorp/aws';
  const place = { address: 'data.aws_iam_role.x', mode: 'data', type: 'aws_iam_role', name: 'x', provider_name };
  plan.resource_changes.push({ ...place, change: { actions, before: null, after: { name: 'x' }, after_unknown: {} } });
  const side = (which: 'before' | 'after') => readAccess([readPlanJson(plan, { side: which, name: 'federation' })]);
  return newFindings(review({ before: side('before'), after: side('after'), today: TODAY }));
}

test.each(['create', 'update', 'forget'])(
  'a data source that a plan is said to %s is an action nobody knows',
  (action) => {
    expect(foundWith(action)).toContainEqual(`high unknown-action: action: ${action}`);
  },
);

test.each(['read', 'no-op'])('a data source with the action %s is looked up', (action) => {
  expect(foundWith(action)).toEqual([]);
});
