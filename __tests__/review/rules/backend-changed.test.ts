import { backendChanged as rule } from '../../../lib/review/rules/backend-changed';
import { change, seen } from '../support/builders';

const stack = (...args: (readonly [string, string])[]) => ({
  blocks: [{ address: 'federation:terraform', arguments: args }],
});

test.each([
  ['nothing changes', stack(['backend', '1']), stack(['backend', '1'])],
  ['another setting does', stack(['required_version', '1']), stack(['required_version', '2'])],
  ['the stack is new', { blocks: [] }, stack(['backend', '1'])],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test.each([
  ['another place', stack(['backend', '1']), stack(['backend', '2']), 'backend changed'],
  ['another kind', stack(['backend', '1']), stack(['cloud', '1']), 'backend removed, cloud added'],
])('reports %s', (_, before, after, evidence) => {
  expect(seen(rule, change(before, after))).toEqual([`federation: ${evidence}`]);
});

const S3 = (key: string, bucket: string): (readonly [string, string])[] => [
  ['backend.s3.bucket', bucket],
  ['backend.s3.key', key],
];
const stacks = (made: Readonly<Record<string, (readonly [string, string])[]>>) => ({
  stacks: Object.keys(made),
  blocks: Object.entries(made).map(([name, args]) => ({ address: `${name}:terraform`, arguments: args })),
});

test('a new stack has a place of its own in the bucket, and no other bucket', () => {
  const before = stacks({ federation: S3('a', 'ours') });
  expect(rule.check(change(before, stacks({ okta: S3('b', 'ours') })))).toEqual([]);
  expect(seen(rule, change(before, stacks({ okta: S3('b', 'another') })))).toEqual(['okta: backend.s3.bucket added']);
});
