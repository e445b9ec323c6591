import {
  administratorPowers,
  codeRunningPowers,
  credentialPowers,
  escalatingPowers,
  limitedPowers,
  powersAgainstSafeguards,
  rolePassing,
  selfChangingPowers,
  sharingPowers,
  statementsOf,
} from '../../../lib/review/policies/powers';
import { isPowerful } from '../../../lib/review/policies/role-power';
import { meet, PART } from '../../../lib/review/policies/pattern';
import { ON_ACCOUNTS, ON_OTHERS, READS_CREDENTIALS } from '../../../lib/review/policies/identity-actions';
import { RUNS_UNDER_ROLES, STARTS_UNDER_A_ROLE } from '../../../lib/review/policies/running-actions';
import { AGAINST_SAFEGUARDS } from '../../../lib/review/policies/safeguard-actions';
import { SHARES } from '../../../lib/review/policies/sharing-actions';
import { review } from '../../../lib/review/review';
import { shouldFail } from '../../../lib/review/should-fail';
import { access, ADMINISTRATOR, allow, granted, policy, READ_ONLY, role, TODAY } from '../support/builders';

const having = (...policies: ReturnType<typeof policy>[]) => role({ policies });

test('an administrator’s other powers go without saying', () => {
  const admin = having(policy('all', allow('*')));
  expect(administratorPowers(admin)).toEqual(['every action on every resource']);
  expect([selfChangingPowers(admin), escalatingPowers(admin), rolePassing(admin)]).toEqual([[], [], { starts: [] }]);
});

test('policies count together, also where one denies', () => {
  const denied = having(
    policy('a', allow('iam:CreateAccessKey')),
    policy('b', allow('iam:*', '*', { Effect: 'Deny' })),
  );
  expect(escalatingPowers(denied)).toEqual([]);
  expect(statementsOf(denied)).toHaveLength(2);
});

test('the partition and account of the role decide what everything is', () => {
  const china = role({
    arn: { known: 'arn:aws-cn:iam::123456789012:role/x' },
    policies: [policy('a', allow('iam:PassRole', 'arn:aws-cn:iam::123456789012:role/*'))],
  });
  expect(rolePassing(china).roles).toEqual({ action: 'iam:PassRole', kind: 'role', patterns: [] });
  expect(rolePassing({ ...china, arn: { known: 'arn:aws:iam::123456789012:role/x' } }).roles).toBeUndefined();
});

test.each([
  [policy(ADMINISTRATOR), true],
  [policy(READ_ONLY), false],
  [policy('a', allow('iam:PutRolePolicy', 'arn:aws:iam::123456789012:role/Okta-*')), true],
  [policy('a', 'no json'), false],
])('powerful: %j %s', (it, expected) => expect(isPowerful(having(it))).toBe(expected));

const TABLES = {
  ON_OTHERS,
  ON_ACCOUNTS,
  READS_CREDENTIALS,
  STARTS_UNDER_A_ROLE,
  RUNS_UNDER_ROLES,
  AGAINST_SAFEGUARDS,
  SHARES,
};

test.each(Object.entries(TABLES))('each action of %s is there once, with its source', (_, groups) => {
  for (const { source, actions } of groups) {
    expect(source).toMatch(/^https:\/\/(docs\.aws\.amazon\.com|attack\.mitre\.org|github\.com)\//);
    for (const action of actions) expect(action).toMatch(/^[a-z0-9-]+:[A-Za-z]\w+$/);
  }
  const every = groups.flatMap(({ actions }) => actions);
  expect(new Set(every).size).toBe(every.length);
});

test.each(
  [ON_OTHERS, ON_ACCOUNTS, READS_CREDENTIALS, RUNS_UNDER_ROLES, AGAINST_SAFEGUARDS, SHARES].flatMap((groups) =>
    groups.flatMap(({ actions }) => actions),
  ),
)('%s on everything is new, and high or critical', (action) => {
  const holding = (document: unknown) => access(granted({ policies: [policy('deploy', document)] }));
  const report = review({
    before: holding(allow('ec2:CreateTags')),
    after: holding(allow(['ec2:CreateTags', action])),
    today: TODAY,
  });
  const found = report.findings.filter(
    ({ isNew, severity, evidence }) => isNew && /critical|high/.test(severity) && evidence.includes(action),
  );
  expect(found).not.toEqual([]);
  expect(shouldFail(report, 'danger')).toBe(true);
});

test.each([
  ['arn:aws:iam::*:role/app-*', 'arn:*:iam::*:role/*', true],
  ['arn:aws:iam::123456789012:user/x', 'arn:*:iam::*:role/*', false],
  ['*admin', 'arn:aws:iam::*:role/*', true],
  ['arn:aws:s?:::x', 'arn:*:s3:*', true],
  ['a?', 'a', false],
  ['', '*', true],
  ['arn:aws:s3:::data/*', `arn:aws:s3:${PART}:${PART}:accesspoint/*`, false],
  ['arn:aws:*:function:app', `arn:aws:lambda:${PART}:${PART}:function:*`, true],
  ['*', `arn:aws:lambda:${PART}:${PART}:function:*`, true],
  ['${aws:PrincipalTag/team}', 'arn:aws:kms:*', true],
])('something matches both %s and %s: %s', (one, other, expected) => {
  expect(meet(one, other)).toBe(expected);
});

test('what a user may change of himself reaches nobody else', () => {
  const own = having(
    policy('own', allow(['iam:EnableMFADevice', 'iam:CreateAccessKey'], 'arn:aws:iam::*:user/${aws:username}')),
  );
  expect([escalatingPowers(own), limitedPowers(own)]).toEqual([[], []]);
});

const READS = [
  'ec2:Describe*',
  's3:Get*',
  's3:List*',
  'iam:Get*',
  'iam:List*',
  'logs:Get*',
  'logs:FilterLogEvents',
  'ssm:Describe*',
];
const MORE_READS = [
  'ecs:List*',
  'ecs:Describe*',
  'glue:Get*',
  'batch:Describe*',
  'kms:List*',
  'kms:GetKeyPolicy',
  'backup:List*',
];

test.each([
  ...[
    'ReadOnlyAccess',
    'PowerUserAccess',
    'SecurityAudit',
    'job-function/ViewOnlyAccess',
    'job-function/SupportUser',
  ].map((name) => [name, policy(`arn:aws:iam::aws:policy/${name}`)] as const),
  ['reading in a document', policy('look', allow([...READS, ...MORE_READS]))] as const,
])('%s has none of the powers in the tables', (_, held) => {
  const holder = having(held);
  const { starts, roles } = rolePassing(holder);
  expect([escalatingPowers(holder), credentialPowers(holder), powersAgainstSafeguards(holder), starts]).toEqual([
    [],
    [],
    [],
    [],
  ]);
  expect([limitedPowers(holder), codeRunningPowers(holder), sharingPowers(holder), roles]).toEqual([
    [],
    [],
    [],
    undefined,
  ]);
});
