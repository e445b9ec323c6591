import { unknownKind as rule } from '../../../lib/review/rules/unknown-kind';
import { change, outside, seen } from '../support/builders';

const having = (...addresses: string[]) => ({ blocks: addresses.map((address) => ({ address, arguments: [] })) });

test.each([
  ['a role is added', having(), having('federation:aws_iam_role.x')],
  ['a provider is added', having(), having('federation:provider.aws.x')],
  ['the kind has a rule of its own', having(), having('federation:okta_user_admin_roles.x')],
  ['it was there', having('federation:null_resource.x'), having('federation:null_resource.x')],
  ['one side is a plan, which has no blocks', {}, having('federation:null_resource.x')],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test.each(['aws_s3_bucket', 'null_resource', 'okta_theme', 'constructor'])('reports %s', (kind) => {
  expect(seen(rule, change(having(), having(`federation:${kind}.x`)))).toEqual([`federation:${kind}.x: ${kind} added`]);
  expect(rule.check(change(having(`federation:module.m.${kind}.x`), having()))).toHaveLength(1);
});

test('reports a kind that rules read and this product never makes, when it is added to a stack', () => {
  const address = 'federation:aws_iam_role_policy_attachment.x';
  const after = { ...having(address), outside: [outside({ address, kind: 'resource type' })] };
  expect(seen(rule, change(having(), after))).toEqual([`${address}: aws_iam_role_policy_attachment added`]);
  expect(rule.check(change(after, after))).toEqual([]);
});
