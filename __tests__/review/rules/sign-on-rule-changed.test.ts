import type { SignOnRule } from '../../../lib/access/model/okta';
import { signOnRuleChanged as rule } from '../../../lib/review/rules/sign-on-rule-changed';
import { app, appAsking, change, seen, signOnRule } from '../support/builders';

const asking = (says: string, name = 'Two factors'): SignOnRule => signOnRule({ name, says });
const policy = (catchAll: boolean, ...rules: SignOnRule[]) => ({ apps: [appAsking(rules, catchAll)] });
const strict = policy(false, asking('priority 1, ALLOW, two factors'));

test.each([
  ['nothing changes', strict, strict],
  ['the policy was elsewhere before', { apps: [app()] }, strict],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test('reports a user who is excluded from a rule', () => {
  const after = policy(false, asking('priority 1, ALLOW, two factors, users_excluded = 00u1'));
  expect(seen(rule, change(strict, after)).join()).toMatch(/two factors → .*users_excluded = 00u1$/);
});

test('reports a rule before the others, and one that is removed', () => {
  const earlier = policy(false, asking('priority 0, ALLOW, less than two factors', 'First'));
  expect(seen(rule, change(strict, earlier))).toEqual([
    'AWS Account Federation: First (new): priority 0, ALLOW, less than two factors',
    'AWS Account Federation: Two factors (removed): priority 1, ALLOW, two factors',
  ]);
});

test('reports a catch-all rule that lets people in', () => {
  const after = policy(true, asking('priority 1, ALLOW, two factors'));
  expect(seen(rule, change(strict, after))).toEqual(['AWS Account Federation: catch_all: false → true']);
});

const refusing = signOnRule({
  name: 'Contractors',
  says: 'priority 1, ACTIVE, DENY, two factors, groups_included = 00g1',
  effect: { known: 'refuses' },
  scope: '[1,["groups_included = 00g1"]]',
});
const rest = asking('priority 2, ACTIVE, ALLOW, two factors');

test('reports a rule that lets in whom it refused, and with one factor as critical', () => {
  const opened = (twoFactors: boolean) =>
    signOnRule({ ...refusing, effect: { known: 'allows' }, twoFactors: { known: twoFactors }, says: 'ALLOW' });
  const severities = (twoFactors: boolean) =>
    rule.check(change(policy(false, refusing, rest), policy(false, opened(twoFactors), rest)));
  expect(severities(true)).toMatchObject([{ evidence: expect.stringMatching(/DENY.* → ALLOW$/) as string }]);
  expect(severities(true)[0]).not.toHaveProperty('severity');
  expect(severities(false)).toMatchObject([{ severity: 'critical' }]);
});

test.each([
  ['removed', policy(false, rest)],
  ['inactive', policy(false, signOnRule({ ...refusing, effect: { known: 'nothing' }, says: 'INACTIVE' }), rest)],
])('says who decides about the people of a refusing rule that is %s', (_, after) => {
  expect(seen(rule, change(policy(false, refusing, rest), after)).join()).toContain(
    'whom it refused is judged by Two factors (priority 2, ACTIVE, ALLOW, two factors), catch_all (false)',
  );
});

test('leaves people who are only refused to the rule about them', () => {
  const was = signOnRule({ ...refusing, effect: { known: 'allows' }, says: 'ALLOW' });
  expect(rule.check(change(policy(false, was, rest), policy(false, refusing, rest)))).toEqual([]);
  expect(rule.check(change(policy(false, rest), policy(false, refusing, rest)))).toEqual([]);
  const narrower = signOnRule({ ...refusing, scope: '[1,["groups_included = 00g2"]]' });
  expect(rule.check(change(policy(false, was, rest), policy(false, narrower, rest)))).toHaveLength(1);
});

describe('a policy that no app of the documents uses', () => {
  const block = (kind: string, digest: string, argument = 'factor_mode') => ({
    address: `plan:okta_app_signon_policy${kind}.x`,
    arguments: [[argument, digest] as const],
  });
  const blocks = (...list: ReturnType<typeof block>[]) => ({ blocks: list });
  const WHOSE = 'no app of the documents is known to use its policy';

  test.each([
    ['changed', blocks(block('_rule', '1')), blocks(block('_rule', '2')), 'changed: factor_mode'],
    ['added', blocks(), blocks(block('_rule', '1')), 'added'],
    ['removed', blocks(block('_rule', '1')), blocks(), 'removed'],
    ['changed itself', blocks(block('', '1', 'catch_all')), blocks(block('', '2', 'catch_all')), 'changed: catch_all'],
  ])('is reported when a rule of it is %s', (_, before, after, what) =>
    expect(seen(rule, change(before, after)).join()).toMatch(new RegExp(`${what}; ${WHOSE}$`)),
  );

  test.each([
    ['only its name or description changes', blocks(block('_rule', '1', 'name')), blocks(block('_rule', '2', 'name'))],
    ['nothing changes', blocks(block('_rule', '1')), blocks(block('_rule', '1'))],
  ])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

  test('is not confused with one that the app uses', () => {
    const used = (digest: string) => ({
      ...policy(false, signOnRule({ address: 'plan:okta_app_signon_policy_rule.x', says: 'ALLOW' })),
      ...blocks(block('_rule', digest)),
    });
    expect(rule.check(change(used('1'), used('2')))).toEqual([]);
  });
});
