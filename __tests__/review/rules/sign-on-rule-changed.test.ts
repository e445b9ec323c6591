import type { SignOnRule } from '../../../lib/access/model/okta';
import { signOnRuleChanged as rule } from '../../../lib/review/rules/sign-on-rule-changed';
import { app, change, seen } from '../support/builders';

const asking = (says: string, name = 'Two factors'): SignOnRule => ({
  address: `federation:okta_app_signon_policy_rule.${name.replace(' ', '_')}`,
  name,
  says,
  reauthentication: { known: 7200 },
  inactivity: { known: 3600 },
});
const policy = (catchAll: boolean, ...rules: SignOnRule[]) => ({
  apps: [app({ signOn: { catchAll: { known: catchAll }, rules } })],
});
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
