import { assertionRecipientChanged as rule } from '../../../lib/review/rules/assertion-recipient-changed';
import { app, change, seen } from '../support/builders';

const sending = (overrideAcsURL?: string) => ({ apps: [app({ settings: { known: { overrideAcsURL } } })] });

test.each([
  ['no address is set', sending(), sending()],
  ['an app for GovCloud is added', {}, sending('https://signin.amazonaws-us-gov.com/saml')],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test.each([
  ['is not AWS', {}, sending('https://evil.example/saml'), 'https://evil.example/saml'],
  ['changes', sending(), sending('https://eu-central-1.signin.aws.amazon.com/saml'), 'default → https://eu-central-1'],
])('reports an address that %s', (_, before, after, evidence) => {
  expect(seen(rule, change(before, after)).join()).toContain(evidence);
});

test('reports a change from one sign-in endpoint of AWS to another as one that gives nobody access', () => {
  const first = sending('https://us-east-1.signin.aws.amazon.com/saml');
  const second = sending('https://eu-central-1.signin.aws.amazon.com/saml');
  expect(rule.check(change(first, second))).toMatchObject([{ severity: 'medium', mayGiveAccess: false }]);
  expect(rule.check(change(first, sending('https://evil.example/saml')))[0]).not.toHaveProperty('severity');
});

const named = (endpoints: Record<string, string>) => ({
  apps: [app({ endpoints: new Map(Object.entries(endpoints)) })],
});

test.each([
  ['AWS is named', {}, named({ sso_url: 'https://signin.aws.amazon.com/saml', audience: 'urn:amazon:webservices' })],
  ['nothing changes', named({ audience: 'urn:amazon:webservices' }), named({ audience: 'urn:amazon:webservices' })],
])('stays silent about addresses of the app’s own arguments when %s', (_, before, after) =>
  expect(rule.check(change(before, after))).toEqual([]),
);

test.each(['sso_url', 'recipient', 'destination', 'audience', 'acs_endpoints', 'sp_issuer'])(
  'reports another address in %s, as a change and where it is from the beginning',
  (name) => {
    const after = named({ [name]: 'https://evil.example/saml' });
    expect(seen(rule, change(named({}), after)).join()).toContain(`${name}: default → https://evil.example/saml`);
    expect(seen(rule, change({}, after)).join()).toContain(`${name}: https://evil.example/saml`);
    expect(rule.check(change(after, after))).toHaveLength(1);
  },
);
