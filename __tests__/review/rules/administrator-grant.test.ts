import { administratorGrant as rule } from '../../../lib/review/rules/administrator-grant';
import { access, ADMINISTRATOR, allow, change, granted, policy, READ_ONLY, role, seen } from '../support/builders';

const withPolicies = (...policies: ReturnType<typeof policy>[]) => change({}, granted({ policies }));

test.each([
  ['a managed policy that reads', policy(READ_ONLY)],
  ['a document of one service', policy('deploy', allow('s3:*'))],
  [
    'everything but IAM',
    policy('power', { Statement: { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*'], Resource: '*' } }),
  ],
  ['every action on one bucket', policy('bucket', allow('*', 'arn:aws:s3:::logs/*'))],
  ['a managed policy of the account with the same end', policy('arn:aws:iam::123456789012:policy/Mine')],
])('stays silent for %s', (_, it) => expect(rule.check(withPolicies(it))).toEqual([]));

test.each([
  ['AdministratorAccess', policy(ADMINISTRATOR)],
  ['AdministratorAccess in GovCloud', policy('arn:aws-us-gov:iam::aws:policy/AdministratorAccess')],
  ['IAMFullAccess', policy('arn:aws:iam::aws:policy/IAMFullAccess')],
  ['* on *', policy('all', allow('*'))],
  ['*:* in a list, with a resource beside it', policy('all', allow(['s3:Get*', '*:*'], ['arn:aws:s3:::x', '*']))],
  [
    'one statement object with its elements in lower case',
    policy('all', { statement: { effect: 'allow', action: '*', resource: '*' } }),
  ],
  ['a JSON text', policy('all', JSON.stringify(allow('*')))],
  [
    'NotAction of next to nothing',
    policy('all', { Statement: [{ Effect: 'Allow', NotAction: 'aws-portal:*', Resource: '*' }] }),
  ],
  ['wildcards that mean everything', policy('all', allow('**', 'arn:aws:*'))],
  ['iam:* on *', policy('iam', allow('IAM:*'))],
  [
    'everything under a condition',
    policy('mfa', allow('*', '*', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })),
  ],
])('reports a grant of %s', (_, it) => {
  const [first] = seen(rule, withPolicies(it));
  expect(first).toMatch(/^Support → Mueller-Tech \/ Okta-Mueller-Tech-Deploy: /);
});

test('a denial without a condition takes the power away, one with a condition does not', () => {
  const all = { Effect: 'Allow', Action: '*', Resource: '*' };
  const deny = { Effect: 'Deny', Action: '*', Resource: '*' };
  const sometimes = { ...deny, Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
  expect(rule.check(withPolicies(policy('all', { Statement: [all, deny] })))).toEqual([]);
  expect(rule.check(withPolicies(policy('all', { Statement: [all, sometimes] })))).toHaveLength(1);
});

test('an administrator that nobody is granted is not a grant', () => {
  expect(
    rule.check({ ...change({}, {}), after: access({ roles: [role({ policies: [policy(ADMINISTRATOR)] })] }) }),
  ).toEqual([]);
});
