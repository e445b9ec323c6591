import { ReplayGuard } from '../../../../sandbox/aws/saml/replay-guard';

const now = new Date('2026-11-25T12:00:00Z');
const until = new Date('2026-11-25T12:05:00Z');
const first = { issuer: 'okta', id: 'id1', roleArn: 'arn:admin', entryPoint: 'sts' } as const;

test.each([
  ['another role', { roleArn: 'arn:support' }],
  ['another assertion', { id: 'id2' }],
  ['another identity provider', { issuer: 'other' }],
  ['the other entry point', { entryPoint: 'sign-in' as const }],
])('an assertion that was used does not prevent %s', (_, change) => {
  const guard = new ReplayGuard();
  guard.use(first, { until, now });
  expect(() => guard.use({ ...first, ...change }, { until, now })).not.toThrow();
  expect(() => guard.use(first, { until, now })).toThrow('used for this role already');
});

test('what has ended is forgotten: then the assertion’s own end keeps it out', () => {
  const guard = new ReplayGuard();
  guard.use(first, { until, now });
  expect(() => guard.use(first, { until, now: until })).not.toThrow();
});
