import fc from 'fast-check';
import { AWS_MANAGED_POLICIES } from '../../../lib/config/policies/aws-managed-policies';
import { LEVELS, levelOf, policyLevel, rank } from '../../../lib/review/policies/level';
import { managedLevel } from '../../../lib/review/policies/managed-level';
import { allow, policy, role } from '../support/builders';

test.each([
  ['ReadOnlyAccess', 'read-only'],
  ['job-function/ViewOnlyAccess', 'read-only'],
  ['SecurityAudit', 'read-only'],
  ['AWSMarketplaceRead-only', 'read-only'],
  ['job-function/Billing', 'billing'],
  ['AWSBillingReadOnlyAccess', 'read-only'],
  ['PowerUserAccess', 'writing'],
  ['job-function/SystemAdministrator', 'writing'],
  ['job-function/DataScientist', 'writing'],
  ['AWSDenyAll', 'nothing'],
  ['IAMFullAccess', 'administrator'],
  ['AWSSSOMasterAccountAdministrator', 'escalating'],
  ['SomethingNewByAws', 'unknown'],
  ['constructor', 'unknown'],
])('%s is %s', (name, level) => expect(managedLevel(`arn:aws:iam::aws:policy/${name}`)).toBe(level));

test('a policy of an account is not judged by its name', () => {
  expect(managedLevel('arn:aws:iam::123456789012:policy/ReadOnlyAccess')).toBeUndefined();
  expect(policyLevel(policy('arn:aws:iam::123456789012:policy/ReadOnlyAccess'))).toBe('unknown');
  expect(policyLevel(policy('ReadOnlyAccess', allow('*')))).toBe('writing');
});

test('names that AWS gives to people are known: of those with Access in their name, few are not', () => {
  const names = [...AWS_MANAGED_POLICIES].flatMap(([path, list]) =>
    path === '/' || path === '/job-function/' ? list : [],
  );
  const levels = names.map((name) => managedLevel(`arn:aws:iam::aws:policy/${name}`));
  expect(levels.filter((level) => level === 'read-only').length).toBeGreaterThan(200);
  expect(levels.filter((level) => level === 'unknown').length / names.length).toBeLessThan(0.4);
});

const statements = fc.array(
  fc.record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    Action: fc.constantFrom(
      's3:Get*',
      's3:PutObject',
      'iam:*',
      '*',
      'iam:PutRolePolicy',
      'ec2:Describe*',
      'sts:AssumeRole',
    ),
    Resource: fc.constantFrom('*', 'arn:aws:s3:::logs/*', 'arn:aws:iam::123456789012:role/*'),
  }),
  { minLength: 1, maxLength: 4 },
);
const level = (...documents: unknown[]) => levelOf(role({ policies: documents.map((it, i) => policy(String(i), it)) }));

test('one more allowance never lowers the level, and order decides nothing', () => {
  fc.assert(
    fc.property(statements, statements, (some, more) => {
      const allowed = more.map((it) => ({ ...it, Effect: 'Allow' }));
      expect(rank(level({ Statement: [...some, ...allowed] }))).toBeGreaterThanOrEqual(
        rank(level({ Statement: some })),
      );
      expect(level({ Statement: some.toReversed() })).toBe(level({ Statement: some }));
      expect(level({ Statement: some }, { Statement: more })).toBe(level({ Statement: more }, { Statement: some }));
    }),
  );
});

test('every level has a rank of its own', () => {
  expect(new Set(LEVELS.map(rank)).size).toBe(LEVELS.length);
});
