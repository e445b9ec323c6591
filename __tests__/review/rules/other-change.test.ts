import { otherChange as rule } from '../../../lib/review/rules/other-change';
import { app, appAsking, change, role, seen, signOnRule } from '../support/builders';

const having = (address: string, ...args: (readonly [string, string])[]) => ({
  blocks: [{ address, arguments: args }],
});
const ALIAS = 'federation:aws_iam_account_alias.tech';

test.each([
  ['nothing changes', having(ALIAS, ['region', '1']), having(ALIAS, ['region', '1'])],
  ['only a description does', having(ALIAS, ['description', '1']), having(ALIAS, ['description', '2'])],
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
  ['a block of the product is new', { blocks: [] }, having(ALIAS, ['account_note', '1'])],
  [
    'another rule judges a provider',
    having('a:provider.aws.x', ['region', '1']),
    having('a:provider.aws.x', ['region', '2']),
  ],
  ['and the place of the state', having('a:terraform', ['backend', '1']), having('a:terraform', ['backend', '2'])],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test.each([
  ['differs', [['account_note', '1']], [['account_note', '2']], 'account_note'],
  ['goes', [['account_note', '1']], [], 'account_note (gone)'],
  ['comes', [], [['other', '1']], 'other (new)'],
] as const)('reports an argument that %s, by name', (_, before, after, evidence) => {
  expect(seen(rule, change(having(ALIAS, ...before), having(ALIAS, ...after)))).toEqual([`${ALIAS}: ${evidence}`]);
});

test('reports another version of a trust policy', () => {
  const versioned = (version: string) =>
    having('federation:aws_iam_role.x', ['assume_role_policy', version], ['assume_role_policy.Version', version]);
  expect(seen(rule, change(versioned('1'), versioned('2'))).join()).toContain('assume_role_policy.Version');
});

test.each(['federation:provider.aws.tech', 'federation:import.aws_iam_role.x'])('reports that %s is gone', (address) =>
  expect(seen(rule, change(having(address), { blocks: [] }))).toEqual([`${address}: the block is gone`]),
);

test('a new block of a plan may have what this product writes, and nothing else that no rule reads', () => {
  const made = (...names: string[]) => ({
    withoutComments: ['plan'],
    blocks: [{ address: 'plan:aws_iam_role.x', arguments: names.map((name): [string, string] => [name, '1']) }],
  });
  const nothing = { withoutComments: ['plan'], blocks: [] };
  expect(rule.check(change(nothing, made('name', 'force_detach_policies', 'provider')))).toEqual([]);
  expect(seen(rule, change(nothing, made('name', 'unheard_of')))).toEqual(['plan:aws_iam_role.x: unheard_of (new)']);
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

test('reports what nobody judges of a new block that the product would not write', () => {
  const attachment = having(
    'a:aws_iam_role_policy_attachment.x',
    ['count', '1'],
    ['policy_arn', '1'],
    ['provider', '1'],
  );
  expect(seen(rule, change({ blocks: [] }, attachment))).toEqual(['a:aws_iam_role_policy_attachment.x: count (new)']);
});

describe('a move of an object that stays', () => {
  const object = { address: 'federation:aws_iam_role.x', arguments: [] };
  const move = { address: 'federation:moved.aws_iam_role.x', arguments: [['from', '1'] as const] };

  test('is reported when it goes', () => {
    expect(seen(rule, change({ blocks: [object, move] }, { blocks: [object] }))).toEqual([
      'federation:moved.aws_iam_role.x: the block is gone',
    ]);
  });

  test('goes silently with its object', () =>
    expect(seen(rule, change({ blocks: [object, move] }, { blocks: [] }))).not.toContain(
      'federation:moved.aws_iam_role.x: the block is gone',
    ));
});

describe('what the state keeps for an account', () => {
  const kept = { address: 'federation:terraform_data.Account-123456789012_Name_Applied_1A634AD9', arguments: [] };
  const provider = { address: 'federation:aws_iam_saml_provider.Account-123456789012_SamlProvider_2', arguments: [] };

  test('is reported when it goes and the account stays', () =>
    expect(seen(rule, change({ blocks: [kept, provider] }, { blocks: [provider] }))).toEqual([
      `${kept.address}: the block is gone`,
    ]));

  test('goes silently with the account', () =>
    expect(seen(rule, change({ blocks: [kept] }, { blocks: [] }))).toEqual([]));

  test('comes silently', () =>
    expect(seen(rule, change({ blocks: [provider] }, { blocks: [kept, provider] }))).toEqual([]));
});

describe('an object that Terraform is to forget', () => {
  const forgotten = { address: 'federation:removed.okta_group.x', arguments: [] };
  const group = { address: 'federation:okta_group.x', arguments: [] };
  const other = { address: 'federation:okta_group.y', arguments: [] };

  test('is reported when neither side declares it', () =>
    expect(seen(rule, change({ blocks: [other] }, { blocks: [forgotten, other] }))).toEqual([
      `${forgotten.address}: from (new): Terraform forgets what neither side declares`,
    ]));

  test('is left to its own rule when it was declared, and to nobody in a new stack', () => {
    expect(seen(rule, change({ blocks: [group, other] }, { blocks: [forgotten, other] }))).toEqual([]);
    expect(seen(rule, change({ blocks: [] }, { blocks: [forgotten] }))).toEqual([]);
  });
});

describe('a sign-on rule', () => {
  const address = 'a:okta_app_signon_policy_rule.mfa';
  const asking = (factors: string, digest: string, uses = true) => ({
    ...having(address, ['factor_mode', digest]),
    apps: [uses ? appAsking([signOnRule({ address, says: `ALLOW, ${factors}` })]) : app()],
  });

  test.each([
    ['of the app’s policy', asking('two factors', '1'), asking('less', '2')],
    ['of another policy', asking('', '1', false), asking('', '2', false)],
  ])('%s has a rule of its own', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

  test('that reads the same is reported', () =>
    expect(seen(rule, change(asking('two factors', '1'), asking('two factors', '2')))).toEqual([
      `${address}: factor_mode`,
    ]));
});
