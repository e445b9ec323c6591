import { readAccess } from '../../../lib/access/read-access';
import type { App } from '../../../lib/access/model/okta';
import { document, federation, type Body } from '../support/federation';

/** The app of a federation whose sign-on policy has these rules. */
function appWith(rules: Record<string, Body>, assigned = false): App | undefined {
  const stack = federation(({ resource }) => {
    const app = Object.values(resource['okta_app_saml'] ?? {})[0];
    if (app && !assigned) app['authentication_policy'] = '${okta_app_signon_policy.p.id}';
    if (assigned)
      resource['okta_app_access_policy_assignment'] = {
        x: { app_id: '${okta_app_saml.app.id}', policy_id: '${okta_app_signon_policy.p.id}' },
      };
    resource['okta_app_signon_policy'] = { p: { name: 'p', catch_all: false } };
    resource['okta_app_signon_policy_rule'] = Object.fromEntries(
      Object.entries(rules).map(([name, body]) => [
        name,
        { name, policy_id: '${okta_app_signon_policy.p.id}', ...body },
      ]),
    );
  });
  return readAccess([document(stack)]).apps[0];
}

const method = (key: string) => ({ key, method: 'x' });
const chain = (first: string, ...next: string[]) =>
  JSON.stringify({
    authenticationMethods: [method(first)],
    ...(next.length > 0 ? { next: next.map((key) => ({ authenticationMethods: [method(key)] })) } : {}),
  });

test.each([
  ['a password and an app', [chain('okta_password', 'okta_verify')], true],
  ['a password alone', [chain('okta_password')], false],
  ['an app alone', [chain('okta_verify')], false],
  ['a password and a question', [chain('okta_password', 'security_question')], false],
  [
    'an alternative second step that is a question',
    [chain('okta_password', 'okta_verify', 'security_question')],
    false,
  ],
  ['another chain with a password alone', [chain('okta_password', 'okta_verify'), chain('okta_password')], false],
  ['no chain', [], false],
])('a chain with %s requires two factors: %s', (_, chains, expected) => {
  expect(appWith({ a: { type: 'AUTH_METHOD_CHAIN', factor_mode: '2FA', chains } })?.mfa).toEqual({ known: expected });
});

test('a chain that cannot be read is unknown, not two factors', () => {
  expect(appWith({ a: { type: 'AUTH_METHOD_CHAIN', chains: ['{}'] } })?.mfa).toHaveProperty('unknown');
});

test('a policy that is assigned by a resource of its own counts', () => {
  expect(appWith({ a: { factor_mode: '2FA' } }, true)?.mfa).toEqual({ known: true });
  expect(appWith({ a: { factor_mode: '1FA' } }, true)?.mfa).toEqual({ known: false });
});

test.each([
  ['PT2H', { known: 7200 }],
  ['PT0S', { known: 0 }],
  ['P1DT30M', { known: 88_200 }],
  ['PT43800H', { known: Infinity }],
  ['often', { unknown: 'often is not a duration' }],
])('the interval %s is read', (text, expected) => {
  const [rule] = appWith({ a: { re_authentication_frequency: text } })?.signOn?.rules ?? [];
  expect(rule?.reauthentication).toEqual(expected);
});

test('rules are in the order of their priority, with whom they leave out', () => {
  const rules = appWith({ late: { priority: 2 }, early: { priority: 1, users_excluded: ['00u1'] } })?.signOn?.rules;
  expect(rules?.map(({ name, says }) => `${name}: ${says}`)).toEqual([
    'early: priority 1, ACTIVE, ALLOW, two factors, users_excluded = 00u1',
    'late: priority 2, ACTIVE, ALLOW, two factors',
  ]);
});

describe('a policy that the documents only name', () => {
  const rule = (policy_id: string, body: Body = {}) => ({ name: 'r', policy_id, priority: 1, ...body });
  const naming = (...rules: Body[]) => {
    const stack = federation(({ resource }) => {
      const app = Object.values(resource['okta_app_saml'] ?? {})[0];
      if (app) app['authentication_policy'] = 'rst1';
      resource['okta_app_signon_policy_rule'] = Object.fromEntries(rules.map((body, i) => [`r${String(i)}`, body]));
    });
    return readAccess([document(stack)]).apps[0];
  };

  test('has the rules that name its id, and no others', () => {
    const app = naming(rule('rst1', { access: 'DENY' }), rule('rst2'));
    expect(app?.signOnPolicy).toBe('rst1');
    expect(app?.signOn?.rules).toMatchObject([{ effect: { known: 'refuses' } }]);
  });

  test('may have other rules: it neither refuses everybody nor asks everybody for two factors', () => {
    const refusing = naming(rule('rst1', { access: 'DENY' }));
    expect(refusing?.signOn).toMatchObject({ refusesAll: false, madeElsewhere: true });
    expect(naming(rule('rst1', { factor_mode: '2FA' }))?.mfa).toHaveProperty('unknown');
  });
});
