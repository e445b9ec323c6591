import { Library } from '../support/library';
import { only } from '../support/synthesize';

const build = (mfaEveryMinutes: number) => new Library({ app: { signOnPolicy: { mfaEveryMinutes } } }).synth();

test('who opens the app has two factors, and everybody else is refused', () => {
  const json = build(720);
  const [policy = ''] = Object.keys(json.resource?.['okta_app_signon_policy'] ?? {});
  expect(only(json, 'okta_app_saml')['authentication_policy']).toBe(`\${okta_app_signon_policy.${policy}.id}`);
  expect(only(json, 'okta_app_signon_policy')).toMatchObject({ name: 'AWS Account Federation', catch_all: false });
  expect(only(json, 'okta_app_signon_policy_rule')).toMatchObject({
    policy_id: `\${okta_app_signon_policy.${policy}.id}`,
    access: 'ALLOW',
    type: 'ASSURANCE',
    factor_mode: '2FA',
    re_authentication_frequency: 'PT12H',
    inactivity_period: 'PT1H',
    status: 'ACTIVE',
    priority: 1,
  });
});

test('the app gets the policy once its rule exists: before that, everybody would be denied', () => {
  const json = build(720);
  const [rule = ''] = Object.keys(json.resource?.['okta_app_signon_policy_rule'] ?? {});
  expect(only(json, 'okta_app_saml')['depends_on']).toContain(`okta_app_signon_policy_rule.${rule}`);
  expect(json.removed).toBeUndefined();
});

test('a policy that is removed keeps its rule until it is deleted itself: without it, everybody would be denied', () => {
  const [rule = ''] = Object.keys(build(720).resource?.['okta_app_signon_policy_rule'] ?? {});
  const library = new Library();
  expect(library.synth().removed).toEqual([
    { from: `okta_app_signon_policy_rule.${rule}`, lifecycle: { destroy: false } },
  ]);
  expect(JSON.stringify(library.stack.toHclTerraform())).toContain('okta_app_saml');
});

test.each([
  [60, 'PT1H', 'PT1H'],
  [90, 'PT90M', 'PT1H'],
  [15, 'PT15M', 'PT15M'],
])('%d minutes are %s, and %s without activity', (minutes, frequency, inactivity) => {
  expect(only(build(minutes), 'okta_app_signon_policy_rule')).toMatchObject({
    re_authentication_frequency: frequency,
    inactivity_period: inactivity,
  });
});

test("without a policy of ours the org's default stays", () => {
  const json = new Library().synth();
  expect(json.resource?.['okta_app_signon_policy']).toBeUndefined();
  expect(only(json, 'okta_app_saml')).not.toHaveProperty('authentication_policy');
});

test.each([0, -1, 1.5, 43_201, Number.NaN])('refuses %d minutes', (minutes) => {
  expect(() => build(minutes)).toThrow(/mfaEveryMinutes/);
});
