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
