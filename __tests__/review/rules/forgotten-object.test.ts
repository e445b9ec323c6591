import { forgottenObject as rule } from '../../../lib/review/rules/forgotten-object';
import { change, planFacts, plannedChange, role } from '../support/builders';

const address = 'federation:okta_group_rule.fill';

test('stays silent when nothing is forgotten', () =>
  expect(rule.check(change({}, { plans: [planFacts()], forgotten: [] }))).toEqual([]));

test('stays silent about an adopted role that trusts no SAML provider any more', () => {
  const released = role({ adopted: true, trust: { known: [] } });
  expect(rule.check(change({ roles: [released] }, { forgotten: [released.address] }))).toEqual([]);
});

test('leaves exclusive lists to their own rule', () => {
  const list = 'federation:aws_iam_role_policies_exclusive.x';
  expect(rule.check(change({}, { forgotten: [list] }))).toEqual([]);
});

test('reports what a removed block forgets', () =>
  expect(rule.check(change({}, { forgotten: [address] }))).toEqual([
    { subject: 'okta_group_rule.fill', address, evidence: 'removed with destroy = false' },
  ]));

test('reports a forgotten role that people can still assume', () => {
  const forgotten = role();
  expect(rule.check(change({ roles: [forgotten] }, { forgotten: [forgotten.address] }))).toHaveLength(1);
});

test('reports what Okta keeps', () => {
  const changes = [plannedChange({ address, actions: ['delete'], left: 'retained' })];
  expect(rule.check(change({}, { forgotten: [address], plans: [planFacts({ changes })] }))).toMatchObject([
    { evidence: 'Okta keeps it when Terraform deletes it' },
  ]);
});

const signOnRule = 'federation:okta_app_signon_policy_rule.mfa';
const policy = 'federation:okta_app_signon_policy.mfa';
const block = (at: string) => ({ address: at, arguments: [] });

test('stays silent about a rule that is deleted with its sign-on policy', () =>
  expect(rule.check(change({}, { forgotten: [signOnRule], blocks: [block('federation:okta_app_saml.aws')] }))).toEqual(
    [],
  ));

test.each([
  ['stays', { forgotten: [signOnRule], blocks: [block(policy)] }],
  ['is forgotten, too', { forgotten: [signOnRule, policy], blocks: [] }],
  ['is not known to be deleted', { forgotten: [signOnRule] }],
])('reports the forgotten rule of a sign-on policy that %s', (_, after) =>
  expect(rule.check(change({}, after))).toContainEqual(expect.objectContaining({ address: signOnRule })),
);

test('stays silent about the product’s rule where only a policy of another construct is there', () => {
  const ours = 'federation:okta_app_signon_policy_rule.Federation_Okta_SignOnPolicy_Rule_7778993A';
  const own = 'federation:okta_app_signon_policy.Federation_Okta_SignOnPolicy_Policy_1234ABCD';
  const found = (at: string) => rule.check(change({}, { forgotten: [ours], blocks: [block(at)] }));
  expect(found('federation:okta_app_signon_policy.evil')).toEqual([]);
  expect(found(own)).toHaveLength(1);
});
