import { safeguardsCanBeRemoved as rule } from '../../../lib/review/rules/safeguards-can-be-removed';
import { ADMINISTRATOR, allow, change, granted, outsider, policy, seen } from '../support/builders';

const held = (...documents: unknown[]) =>
  change({}, granted({ policies: documents.map((document, i) => policy(String(i), document)) }));

const OWN = ['arn:aws:kms:eu-west-1:123456789012:key/app', 'arn:aws:s3:::app-data'];

test.each([
  ['reading trails and detectors', [allow(['cloudtrail:Get*', 'guardduty:List*', 'config:Describe*'])]],
  ['a key and a bucket of its own', [allow(['kms:ScheduleKeyDeletion', 's3:PutLifecycleConfiguration'], OWN)]],
  ['what another policy denies', [allow('cloudtrail:*'), allow('cloudtrail:*', '*', { Effect: 'Deny' })]],
])('stays silent for %s', (_, documents) => expect(rule.check(held(...documents))).toEqual([]));

test('leaves an administrator to the rule about administrators', () => {
  expect(rule.check(change({}, granted({ policies: [policy(ADMINISTRATOR)] })))).toEqual([]);
});

test.each([
  ['cloudtrail:StopLogging', 'arn:aws:cloudtrail:*:123456789012:trail/main'],
  ['guardduty:Delete*', '*'],
  ['config:*', '*'],
  ['kms:ScheduleKeyDeletion', 'arn:aws:kms:*:123456789012:key/*'],
  ['s3:PutLifecycleConfiguration', '*'],
  ['s3:BypassGovernanceRetention', 'arn:aws:s3:::records/*'],
  ['organizations:LeaveOrganization', '*'],
])('reports %s on %s', (action, resource) => expect(rule.check(held(allow(action, resource)))).toHaveLength(1));

test('reports all but a list, and an identity outside of the documents', () => {
  const document = { Statement: [{ Effect: 'Allow', NotAction: ['iam:*'], Resource: '*' }] };
  const holder = outsider('role', 'ci', policy('x', document));
  expect(seen(rule, change({}, { otherHolders: [holder] })).join()).toMatch(
    /^role ci .*cloudtrail:StopLogging.* more$/,
  );
});
