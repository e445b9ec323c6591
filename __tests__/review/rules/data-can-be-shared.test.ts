import { dataCanBeShared as rule } from '../../../lib/review/rules/data-can-be-shared';
import { allow, change, granted, policy } from '../support/builders';

const found = (document: unknown) =>
  rule
    .check(change({}, granted({ policies: [policy('deploy', document)] })))
    .map(({ severity = rule.severity, evidence }) => `${severity} ${evidence}`);

test.each([
  ['reading and writing objects', allow(['s3:GetObject', 's3:PutObject'])],
  ['all that objects of one bucket allow', allow('s3:*', 'arn:aws:s3:::app-data/*')],
  ['using keys', allow(['kms:Decrypt', 'kms:GenerateDataKey'])],
])('stays silent for %s', (_, document) => expect(found(document)).toEqual([]));

test.each([
  ['s3:PutBucketPolicy', 'high s3:PutBucketPolicy on every bucket'],
  ['kms:*', 'high kms:PutKeyPolicy, kms:CreateGrant, kms:ReplicateKey on every key'],
  ['ec2:ModifySnapshotAttribute', 'high ec2:ModifySnapshotAttribute on every snapshot or image'],
])('reports %s', (action, expected) => expect(found(allow(action))).toEqual([expected]));

test('the policies of one data lake are those of all, and one log group is not', () => {
  expect(found(allow('lakeformation:*'))).toEqual([
    'high lakeformation:GrantPermissions, lakeformation:BatchGrantPermissions, lakeformation:PutDataLakeSettings on every data lake',
  ]);
  expect(found(allow('logs:PutSubscriptionFilter', 'arn:aws:logs:*:123456789012:log-group:app'))).toEqual([
    'medium logs:PutSubscriptionFilter on arn:aws:logs:*:123456789012:log-group:app',
  ]);
});

test('named buckets and keys are worth less than all of them', () => {
  expect(found(allow(['s3:PutBucketPolicy'], 'arn:aws:s3:::app-data'))).toEqual([
    'medium s3:PutBucketPolicy on arn:aws:s3:::app-data',
  ]);
});
