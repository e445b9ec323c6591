import { review } from '../../../lib/review/review';
import { UNKNOWN_GROUP } from '../../../lib/review/grants/unlisted-grants';
import { ADMINISTRATOR, app, change, policy, READ_ONLY, role, samlProvider, statement } from '../support/builders';

const side = (arn: string, parts = {}) => ({
  samlProviders: [samlProvider()],
  roles: [role({ policies: [policy(arn)], ...parts })],
});

test('where no app is in the documents, a role that trusts a SAML provider counts as granted', () => {
  const report = review(change(side(READ_ONLY), side(ADMINISTRATOR)));
  expect(report.gains).toMatchObject([{ kind: 'wider', grant: { managementGroup: UNKNOWN_GROUP } }]);
  expect(report.findings.filter(({ isNew }) => isNew).map(({ id }) => id)).toEqual(
    expect.arrayContaining(['administrator-grant', 'policies-widened']),
  );
});

test('a new role, a removed one and an unchanged one are a gain, a loss and nothing', () => {
  const none = { samlProviders: [samlProvider()] };
  expect(review(change(none, side(ADMINISTRATOR)))).toMatchObject({ verdict: 'broadened', gains: [{ kind: 'new' }] });
  expect(review(change(side(READ_ONLY), none)).verdict).toBe('narrowed');
  expect(review(change(side(READ_ONLY), side(READ_ONLY))).verdict).toBe('unchanged');
});

test.each([
  ['an app is in the documents', { apps: [app()] }, {}],
  [
    'the role trusts no SAML provider',
    {},
    {
      trust: {
        known: [
          statement({
            principals: [{ type: 'Service', value: 'ec2.amazonaws.com', not: false }],
            actions: ['sts:AssumeRole'],
          }),
        ],
      },
    },
  ],
  ['its trust is unknown', {}, { trust: { unknown: 'known after apply' } }],
])('is nothing granted where %s', (_, more, parts) => {
  expect(review(change({}, { ...more, ...side(READ_ONLY, parts) })).gains).toEqual([]);
});
