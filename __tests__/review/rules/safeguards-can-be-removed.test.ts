import { safeguardsCanBeRemoved as rule } from '../../../lib/review/rules/safeguards-can-be-removed';
import { ADMINISTRATOR, allow, change, granted, outsider, policy, seen } from '../support/builders';

const held = (...documents: unknown[]) =>
  change({}, granted({ policies: documents.map((document, i) => policy(String(i), document)) }));

test.each([
  ['reading trails and detectors', [allow(['cloudtrail:Get*', 'guardduty:List*', 'config:Describe*'])]],
  ['what another policy denies', [allow('cloudtrail:*'), allow('cloudtrail:*', '*', { Effect: 'Deny' })]],
])('stays silent for %s', (_, documents) => expect(rule.check(held(...documents))).toEqual([]));

test('leaves an administrator to the rule about administrators', () => {
  expect(rule.check(change({}, granted({ policies: [policy(ADMINISTRATOR)] })))).toEqual([]);
});

test.each([
  ['cloudtrail:StopLogging', 'arn:aws:cloudtrail:*:123456789012:trail/main'],
  ['guardduty:Delete*', '*'],
  ['config:*', '*'],
  ['organizations:LeaveOrganization', '*'],
])('reports %s on %s', (action, resource) => expect(rule.check(held(allow(action, resource)))).toHaveLength(1));

test('reports all but a list, and an identity outside of the documents', () => {
  const document = { Statement: [{ Effect: 'Allow', NotAction: ['iam:*'], Resource: '*' }] };
  const holder = outsider('role', 'ci', policy('x', document));
  expect(seen(rule, change({}, { otherHolders: [holder] })).join()).toMatch(
    /^role ci .*cloudtrail:StopLogging.* more$/,
  );
});
