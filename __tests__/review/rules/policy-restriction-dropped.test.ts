import type { Access } from '../../../lib/access';
import { review } from '../../../lib/review/review';
import { permissionsBoundaryRemoved } from '../../../lib/review/rules/permissions-boundary-removed';
import { policyRestrictionDropped as rule } from '../../../lib/review/rules/policy-restriction-dropped';
import { add, federation } from '../../access/support/federation';
import { access, change, granted, managedPolicy, outsider, policy, role, seen, TODAY, user } from '../support/builders';
import { newFindings, SOURCES } from '../support/three-sources';

type Statements = readonly object[];
const document = (...statements: Statements) => ({ Version: '2012-10-17', Statement: statements });
const allowing = (Action: unknown, more: object = {}) => ({ Effect: 'Allow', Action, Resource: '*', ...more });
const denying = (Action: unknown, more: object = {}) => ({ ...allowing(Action, more), Effect: 'Deny' });
const holding = (...statements: Statements): Partial<Access> => ({
  roles: [role({ policies: [policy('inline', document(...statements))] })],
});
const office = { Condition: { IpAddress: { 'aws:SourceIp': ['8.8.8.0/24'] } } };
const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };

test.each<[string, Statements, Statements, string]>([
  ['a denial', [allowing('*'), denying('iam:*')], [allowing('*')], 'without Deny iam:* on *'],
  [
    'a part of a denial',
    [allowing('*'), denying(['iam:*', 's3:*'])],
    [allowing('*'), denying('s3:*')],
    'Deny iam:*, s3:*',
  ],
  ['a denial that gets a condition', [denying('iam:*')], [denying('iam:*', mfa)], 'without Deny iam:* on *'],
  [
    'a denial with more exceptions',
    [{ ...denying(undefined), NotAction: 'iam:*' }],
    [{ ...denying(undefined), NotAction: ['iam:*', 's3:*'] }],
    'Deny everything but iam:*',
  ],
  [
    'a condition',
    [allowing('s3:*', office)],
    [allowing('s3:*')],
    'without the condition IpAddress aws:sourceip = 8.8.8.0/24',
  ],
  [
    'a condition of what is allowed beside',
    [allowing('*', mfa)],
    [allowing('*', mfa), allowing('ec2:*')],
    'Bool aws:multi',
  ],
  [
    'one of two conditions',
    [allowing('s3:*', { Condition: { ...office.Condition, ...mfa.Condition } })],
    [allowing('s3:*', mfa)],
    'IpAddress',
  ],
  [
    'a condition that everybody meets now',
    [allowing('s3:*', office)],
    [allowing('s3:*', { Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } })],
    'without the condition IpAddress',
  ],
  [
    'a condition that half of the internet meets now',
    [allowing('s3:*', office)],
    [allowing('s3:*', { Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/1' } } })],
    'without the condition IpAddress',
  ],
])('reports %s that policies lose', (_, before, after, evidence) => {
  expect(seen(rule, change(holding(...before), holding(...after))).join()).toContain(evidence);
});

test.each<[string, Statements, Statements]>([
  ['nothing changes', [allowing('*'), denying('iam:*')], [allowing('*'), denying('iam:*')]],
  ['a denial is written as two', [denying(['iam:*', 's3:*'])], [denying('s3:*'), denying('iam:*')]],
  ['a denial is wider', [denying('iam:*')], [denying('*')]],
  ['a denial loses its condition', [denying('iam:*', mfa)], [denying('iam:*')]],
  [
    'a denial outside of networks names fewer of them',
    [denying('*', { Condition: { NotIpAddress: { 'aws:SourceIp': ['8.8.8.0/24', '9.9.9.0/24'] } } })],
    [denying('*', { Condition: { NotIpAddress: { 'aws:SourceIp': '8.8.8.0/24' } } })],
  ],
  [
    'a condition is written otherwise',
    [allowing('s3:*', mfa)],
    [allowing('s3:*', { Condition: { Bool: { 'AWS:MultiFactorAuthPresent': [true] } } })],
  ],
  ['the same was allowed without the condition', [allowing('*', mfa), allowing('s3:*')], [allowing('s3:Get*')]],
  ['something else is allowed', [allowing('s3:*', mfa)], [allowing('s3:*', mfa), allowing('ec2:*')]],
  [
    'another office is added',
    [allowing('s3:*', office)],
    [allowing('s3:*', { Condition: { IpAddress: { 'aws:SourceIp': ['8.8.8.0/24', '9.9.9.0/24'] } } })],
  ],
])('stays silent when %s', (_, before, after) => {
  expect(seen(rule, change(holding(...before), holding(...after)))).toEqual([]);
});

test('a denial that moves to another policy of the same role is still there', () => {
  const two = (name: string) => ({
    roles: [role({ policies: [policy('a', document(allowing('*'))), policy(name, document(denying('iam:*')))] })],
  });
  expect(rule.check(change(two('b'), two('c')))).toEqual([]);
  expect(rule.check(change(holding(allowing('*'), denying('iam:*')), two('b')))).toEqual([]);
});

test('a policy of AWS that only denies is named when it is detached', () => {
  const deny = policy('arn:aws:iam::aws:policy/AWSDenyAll');
  const read = policy('arn:aws:iam::aws:policy/ReadOnlyAccess');
  const held = (...policies: (typeof deny)[]) => ({ roles: [role({ policies })] });
  expect(seen(rule, change(held(deny, read), held(read))).join()).toContain(
    'without the policy arn:aws:iam::aws:policy/AWSDenyAll',
  );
  expect(rule.check(change(held(deny, read), held()))).toEqual([]);
});

test.each<[string, (statements: Statements) => Partial<Access>]>([
  ['a user', (statements) => ({ users: [user({ policies: [policy('p', document(...statements))] })] })],
  [
    'a role from outside',
    (statements) => ({ otherHolders: [outsider('role', 'x', policy('p', document(...statements)))] }),
  ],
  [
    'a managed policy that is made here',
    (statements) => ({ otherHolders: [managedPolicy('arn:aws:iam::123456789012:policy/p', document(...statements))] }),
  ],
])('counts what %s no longer denies as a possible gain', (_, parts) => {
  const [before, after] = [parts([allowing('*'), denying('iam:*')]), parts([allowing('*')])];
  expect(rule.check(change(before, after))).toMatchObject([{ mayGiveAccess: true }]);
});

test('counts a granted role as the gain that is listed', () => {
  const [before, after] = [holding(allowing('*'), denying('s3:*')), holding(allowing('*'))].map((parts) =>
    access(granted(parts.roles?.[0])),
  );
  if (!before || !after) throw new Error('two sides');
  const report = review({ before, after, today: TODAY });
  expect(report.findings.find(({ id }) => id === rule.id)).toMatchObject({
    severity: 'high',
    mayGiveAccess: undefined,
  });
});

describe.each(SOURCES)('read from %s', (_, compare) => {
  const stack = (...statements: Statements) =>
    federation((made) => {
      add(made, 'aws_iam_policy', 'limit', {
        name: 'limit',
        policy: JSON.stringify(document(...statements)),
        provider: 'aws.tech',
      });
      Object.assign(made.resource['aws_iam_role']?.['admin'] ?? {}, {
        permissions_boundary: 'arn:aws:iam::123456789012:policy/limit',
      });
    });

  test('a permissions boundary that no longer denies is named by its statement', () => {
    const report = compare(stack(allowing('*'), denying('iam:*')), stack(allowing('*')));
    expect(newFindings(report)).toContainEqual('high policy-restriction-dropped: without Deny iam:* on *');
    expect(newFindings(report).join()).toContain(permissionsBoundaryRemoved.id);
  });

  test('a boundary that stays the same is nothing', () => {
    expect(
      newFindings(compare(stack(allowing('*'), denying('iam:*')), stack(denying('iam:*'), allowing('*')))),
    ).toEqual([]);
  });
});
