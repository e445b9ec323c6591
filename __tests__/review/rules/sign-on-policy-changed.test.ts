import { signOnPolicyChanged as rule } from '../../../lib/review/rules/sign-on-policy-changed';
import { app, change, seen } from '../support/builders';

const using = (signOnPolicy: string | undefined, mfa: boolean | undefined) => ({
  apps: [
    app({
      ...(signOnPolicy === undefined ? {} : { signOnPolicy }),
      mfa: mfa === undefined ? { unknown: 'the policy is not in the documents' } : { known: mfa },
    }),
  ],
});

test.each([
  ['the policy is the same', using('rst1', undefined), using('rst1', undefined)],
  ['the new policy is proven to require MFA', using('rst1', undefined), using('a:okta_app_signon_policy.mfa', true)],
  ['the app is new', {}, using('rst1', undefined)],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test.each([
  ['another policy of which nothing is known', using('rst1', undefined), using('rst2', undefined), 'rst1 → rst2'],
  [
    'one that does not require MFA',
    using('rst1', undefined),
    using('a:okta_app_signon_policy.x', false),
    'rst1 → okta_app_',
  ],
  ['none of its own', using('rst1', undefined), using(undefined, false), 'rst1 → Okta’s default policy, MFA: false'],
])('reports %s', (_, before, after, evidence) => expect(seen(rule, change(before, after)).join()).toContain(evidence));
