import { unknownKind as rule } from '../../../lib/review/rules/unknown-kind';
import { app, change, outside, seen } from '../support/builders';

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

test('reports the arguments of it that change, and no words', () => {
  const holding = (name: string, value: string) => ({
    blocks: [{ address: 'plan:aws_xyz.x', arguments: [[name, value]] as [string, string][] }],
  });
  expect(seen(rule, change(holding('size', '1'), holding('size', '2')))).toEqual([
    'plan:aws_xyz.x: aws_xyz changed: size',
  ]);
  expect(rule.check(change(holding('tags', '1'), holding('tags', '2')))).toEqual([]);
});

test('reports an app that no rule reads, as less', () => {
  const found = rule.check(change(having(), having('plan:okta_app_saml.slack')));
  expect(found).toMatchObject([{ severity: 'medium', mayGiveAccess: false }]);
  const aws = { ...having('plan:okta_app_saml.aws'), apps: [app({ address: 'plan:okta_app_saml.aws' })] };
  expect(rule.check(change(having(), aws))).toEqual([]);
});
