import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSynthesized } from '../../../lib/access/read-synthesized';
import { planDocuments, plannedActions, readPlans, withPlans } from '../../../lib/cli/review/plans';
import { shippedStacks } from '../support/shipped-access';
import { temporaryFolder } from '../support/temporary';

const plan = (address: string) =>
  JSON.stringify({
    format_version: '1.2',
    resource_changes: [{ address, type: 'aws_iam_role', change: { actions: ['delete', 'create'] } }],
  });

function planFiles(files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return readPlans(Object.keys(files), folder);
}

test('one plan names its actions as Terraform does', () => {
  expect(plannedActions(planFiles({ 'plan.json': plan('aws_iam_role.a') }))).toEqual([
    { address: 'aws_iam_role.a', type: 'aws_iam_role', actions: ['delete', 'create'] },
  ]);
});

test('of several plans each is named like its stack', () => {
  const plans = planFiles({ 'okta.json': plan('aws_iam_role.a'), 'account-Tech.plan.json': plan('aws_iam_role.b') });
  expect(plannedActions(plans).map(({ address }) => address)).toEqual([
    'okta:aws_iam_role.a',
    'account-Tech:aws_iam_role.b',
  ]);
});

test.each([
  ['no JSON', '{', 'make it with "terraform show -json FILE"'],
  ['a state file', '{"version": 4, "lineage": "x"}', 'is a state file'],
  ['anything else', '{"a": 1}', 'no output of terraform show -json'],
])('%s is refused with what to do', (_, text, remedy) => {
  expect(() => planDocuments(planFiles({ 'plan.json': text }), 'after')).toThrow(remedy);
});

test('a file that is not there is refused', () => {
  expect(() => readPlans(['nowhere.json'], temporaryFolder())).toThrow(/nowhere\.json.*terraform show -json/);
});

describe('a plan of a synthesized stack', () => {
  const documents = readSynthesized(shippedStacks());
  const address = 'aws_iam_role.x';
  const values = JSON.stringify({
    format_version: '1.2',
    prior_state: {
      values: { root_module: { resources: [{ address: 'aws_iam_role.y', mode: 'managed', values: {} }] } },
    },
    planned_values: {
      root_module: { resources: [{ address, mode: 'managed', type: 'aws_iam_role', values: { id: 'x' } }] },
    },
  });
  const known = (files: Readonly<Record<string, string>>, stacks = documents, side: 'before' | 'after' = 'after') =>
    withPlans(stacks, planFiles(files), side).map((document) =>
      document.kind === 'configuration' ? [...(document.known?.keys() ?? [])] : [],
    );

  test('fills in what the stack can’t say, whatever the file is called', () => {
    expect(known({ 'anything.json': values })).toEqual([[address]]);
  });

  test('fills in the state that it starts from on the other side, so that what only a state knows is no change', () => {
    expect(known({ 'anything.json': values }, documents, 'before')).toEqual([['aws_iam_role.y']]);
  });

  test('of a stack that is new is no error on the side where it is missing', () => {
    const both = documents.flatMap((document) => [document, { ...document, name: 'other' }]);
    expect(known({ 'account-New.json': values }, both, 'before')).toEqual([[], []]);
  });

  test('belongs to the stack of its name where there are several', () => {
    const [stack] = documents;
    if (stack === undefined) throw new Error('there is a stack');
    const both = [stack, { ...stack, name: 'account-Tech' }];
    expect(known({ 'account-Tech.json': values }, both)).toEqual([[], [address]]);
    expect(() => known({ 'other.json': values }, both)).toThrow(
      'other.json belongs to no stack (name it like one: federation.json, account-Tech.json)',
    );
  });
});
