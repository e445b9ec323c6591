import { argumentCannotBeRead } from '../../../lib/review/rules/argument-cannot-be-read';
import { repeatedKey } from '../../../lib/review/rules/repeated-key';
import { runsAtPlanTime } from '../../../lib/review/rules/runs-at-plan-time';
import { unknownArgument } from '../../../lib/review/rules/unknown-argument';
import { unknownBackend } from '../../../lib/review/rules/unknown-backend';
import { unknownBlockType } from '../../../lib/review/rules/unknown-block-type';
import { unknownFile } from '../../../lib/review/rules/unknown-file';
import { unknownProvider } from '../../../lib/review/rules/unknown-provider';
import { change, outside, seen } from '../support/builders';

/** Rules that report one kind of what is outside of the product's own grammar, and nothing else. */
describe.each([
  [
    argumentCannotBeRead,
    outside({
      kind: 'expression',
      name: 'assume_role_policy',
      evidence: 'assume_role_policy is an expression that this product never writes here',
    }),
  ],
  [runsAtPlanTime, outside({ kind: 'data source', name: 'external', evidence: 'a data source of the type external' })],
  [
    unknownArgument,
    outside({
      kind: 'argument',
      name: 'for_each',
      evidence: 'the argument for_each, which this product never writes',
    }),
  ],
  [
    unknownFile,
    outside({
      kind: 'file',
      name: 'stacks/federation/evil.tf.json',
      evidence: 'configuration beside the stack’s own, which Terraform reads with it',
    }),
  ],
  [
    repeatedKey,
    outside({
      kind: 'repeated key',
      name: 'resource.aws_iam_role',
      evidence: 'the key resource.aws_iam_role is written twice',
    }),
  ],
  [
    unknownBackend,
    outside({ kind: 'backend', name: 'backend', evidence: 'backend has http, which this product never writes' }),
  ],
  [
    unknownBlockType,
    outside({ kind: 'block type', name: 'module', evidence: 'a block module, which this product never writes' }),
  ],
  [
    unknownProvider,
    outside({
      kind: 'provider',
      name: 'endpoints',
      evidence: 'the argument endpoints, which this product never writes',
    }),
  ],
])('$id', (rule, found) => {
  const line = `${found.name}: stacks/federation/cdk.tf.json: ${found.evidence}`;

  test('stays silent when nothing is outside any more', () =>
    expect(rule.check(change({ outside: [found] }, { outside: [] }))).toEqual([]));

  test('stays silent when something of another kind is outside', () =>
    expect(rule.check(change({}, { outside: [outside({ kind: 'resource type' })] }))).toEqual([]));

  test('reports it by name', () => expect(seen(rule, change({}, { outside: [found] }))).toEqual([line]));

  test('what was there before is the same sighting until it changes', () => {
    const then = { outside: [found] };
    expect(seen(rule, change(then, then))).toEqual([line]);
    expect(seen(rule, change(then, { outside: [{ ...found, digest: 'other' }] }))).toEqual([`${line} (changed)`]);
  });
});

test.each([
  [
    argumentCannotBeRead,
    outside({ kind: 'expression', name: 'assume_role_policy', evidence: 'an expression', decides: false }),
  ],
  [unknownArgument, outside({ kind: 'argument', name: 'for_each', evidence: 'an argument', decides: false })],
])('$id stays silent about what decides nothing about access', (rule, found) =>
  expect(rule.check(change({}, { outside: [found] }))).toEqual([]),
);
