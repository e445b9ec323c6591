import { readAccess } from '../../../lib/access';
import { readPlanJson } from '../../../lib/documents';
import type { JsonObject } from '../../../lib/documents/json/json';
import { review } from '../../../lib/review/review';
import { federation } from '../../access/support/federation';
import { newFindings } from '../../review/support/three-sources';
import { TODAY } from '../../support/arbitrary-config';
import { planOf, stateOf } from '../../support/terraform-show/show';

interface State {
  readonly values: {
    readonly root_module: { readonly resources: { type: string; values: Record<string, unknown> }[] };
  };
}

const stack = JSON.parse(JSON.stringify(federation())) as JsonObject;
const stateWith = (change: (state: State) => void) => {
  const state = JSON.parse(JSON.stringify(stateOf(stack))) as State;
  change(state);
  return readAccess([readPlanJson(state, { name: 'federation' })]);
};
const without = (type: string, name: string, value: unknown) => (state: State) => {
  for (const resource of state.values.root_module.resources)
    if (resource.type === type) resource.values = { ...resource.values, [name]: value };
};
const applied = stateWith(() => undefined);

test.each([
  ['aws_iam_role', 'arn', null],
  ['aws_iam_role', 'arn', ''],
  ['aws_iam_role', 'arn', undefined],
  ['aws_iam_saml_provider', 'arn', 5],
  ['okta_group', 'id', null],
])('a state whose %s has no %s (%p) is not read as proof of anything', (type, name, value) => {
  const report = review({ before: applied, after: stateWith(without(type, name, value)), today: TODAY });
  expect(newFindings(report).join('\n')).toContain(`high unreadable: which object it is: its ${name} is missing`);
  expect(report.counts.possibleGains).toBeGreaterThan(0);
});

test('a state as Terraform writes it, and a plan that makes everything, say which objects there are', () => {
  const planned = readPlanJson(JSON.parse(JSON.stringify(planOf(undefined, stack))) as JsonObject, {
    name: 'federation',
  });
  for (const { unknown } of [applied, readAccess([planned])])
    expect(unknown.filter(({ reason }) => reason.startsWith('which object'))).toEqual([]);
});
