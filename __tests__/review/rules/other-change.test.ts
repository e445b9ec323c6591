import { otherChange as rule } from '../../../lib/review/rules/other-change';
import { change, role, seen } from '../support/builders';

const having = (address: string, ...args: (readonly [string, string])[]) => ({
  blocks: [{ address, arguments: args }],
});
const PROVIDER = 'federation:provider.aws.tech';

test.each([
  ['nothing changes', having(PROVIDER, ['region', '1']), having(PROVIDER, ['region', '1'])],
  ['only a description does', having(PROVIDER, ['description', '1']), having(PROVIDER, ['description', '2'])],
  [
    'another rule judges it',
    having('federation:aws_iam_role.x', ['path', '1']),
    having('federation:aws_iam_role.x', ['path', '2']),
  ],
  [
    'that stands in a module',
    having('a:module.m.aws_iam_role.x', ['path', '1']),
    having('a:module.m.aws_iam_role.x', ['path', '2']),
  ],
  ['the block is new', {}, having(PROVIDER, ['region', '1'])],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test.each([
  ['differs', [['assume_role', '1']], [['assume_role', '2']], 'assume_role'],
  ['goes', [['allowed_account_ids', '1']], [], 'allowed_account_ids (gone)'],
  ['comes', [], [['endpoints', '1']], 'endpoints (new)'],
] as const)('reports an argument that %s, by name', (_, before, after, evidence) => {
  expect(seen(rule, change(having(PROVIDER, ...before), having(PROVIDER, ...after)))).toEqual([
    `${PROVIDER}: ${evidence}`,
  ]);
});

test('reports another version of a trust policy', () => {
  const versioned = (version: string) =>
    having('federation:aws_iam_role.x', ['assume_role_policy', version], ['assume_role_policy.Version', version]);
  expect(seen(rule, change(versioned('1'), versioned('2'))).join()).toContain('assume_role_policy.Version');
});

test.each([
  'federation:provider.aws.tech',
  'federation:import.aws_iam_role.x',
  'federation:aws_iam_role_policies_exclusive.x',
])('reports that %s is gone', (address) =>
  expect(seen(rule, change(having(address), { blocks: [] }))).toEqual([`${address}: the block is gone`]),
);

test('what keeps policies exclusive may go with its role', () => {
  const exclusive = having('federation:aws_iam_role_policies_exclusive.x');
  expect(rule.check(change({ ...exclusive, roles: [role()] }, { blocks: [] }))).toEqual([]);
});

test.each([
  ['it is told as not analysed', { unknown: [{ address: 'federation:aws_iam_role.x', subject: 's', reason: 'r' }] }],
  [
    'its trust policy cannot be read',
    { roles: [role({ address: 'federation:aws_iam_role.x', trust: { unknown: 'a variable' } })] },
  ],
])('reports what another rule would judge when %s', (_, unread) => {
  const versioned = (digest: string) => ({
    ...unread,
    ...having('federation:aws_iam_role.x', ['assume_role_policy', digest]),
  });
  expect(rule.check(change(versioned('1'), versioned('2')))).toHaveLength(1);
  expect(rule.check(change(versioned('1'), versioned('1')))).toEqual([]);
});
