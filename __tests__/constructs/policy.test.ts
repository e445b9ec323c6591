import { Token } from 'cdktf';
import { InlinePolicy, ManagedPolicy } from '../../lib/constructs';

test.each([
  ['aws', 'AdministratorAccess', 'arn:aws:iam::aws:policy/AdministratorAccess'],
  ['aws-us-gov', 'job-function/ViewOnlyAccess', 'arn:aws-us-gov:iam::aws:policy/job-function/ViewOnlyAccess'],
  ['aws-cn', 'ReadOnlyAccess', 'arn:aws-cn:iam::aws:policy/ReadOnlyAccess'],
] as const)('in %s, %s is %s', (partition, name, arn) => expect(ManagedPolicy.aws(name).arn(partition)).toBe(arn));

test.each(['', '/ReadOnlyAccess', 'Read Only', 'a'.repeat(129)])('refuses the AWS-managed policy %j', (name) => {
  expect(() => ManagedPolicy.aws(name)).toThrow(/AWS-managed policy/);
});

test('a policy of the account is given by its ARN', () => {
  const arn = 'arn:aws:iam::123456789012:policy/teams/deploy';
  expect(ManagedPolicy.fromArn(arn).arn('aws')).toBe(arn);
});

test.each(['deploy', 'arn:aws:iam::123456789012:role/deploy', 'arn:aws:iam::12:policy/deploy'])(
  'refuses the ARN %s',
  (arn) => {
    expect(() => ManagedPolicy.fromArn(arn)).toThrow(/needs arn:<partition>:iam::<account>:policy/);
  },
);

test('an ARN that only the apply knows is taken as it is', () => {
  const token = Token.asString({ resolve: () => '', creationStack: [], toString: () => '' });
  expect(ManagedPolicy.fromArn(token).arn('aws')).toBe(token);
});

test('a document is minified, whatever it is given as', () => {
  expect(InlinePolicy.of('deploy', '{ "Statement": [ ] }').document).toBe('{"Statement":[]}');
  expect(InlinePolicy.of('deploy', { Statement: [] }).document).toBe('{"Statement":[]}');
});

test.each(['{', '[]', '"text"', 'null', ''])('refuses the document %j', (document) => {
  expect(() => InlinePolicy.of('deploy', document)).toThrow(/its document is not a JSON object/);
});

test.each(['', 'a b', 'a'.repeat(129)])('refuses the name %j', (name) => {
  expect(() => InlinePolicy.of(name, {})).toThrow(/inline policy/);
});
