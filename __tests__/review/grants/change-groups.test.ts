import { changeGroups, shortRole } from '../../../lib/review/grants/change-groups';
import { review } from '../../../lib/review/review';
import { change, grant, policy, READ_ONLY, role, ADMINISTRATOR } from '../support/builders';

const POWER_USER = 'arn:aws:iam::aws:policy/PowerUserAccess';
const ACCOUNTS = ['111111111111', '222222222222', '333333333333'];
const GROUPS = ['Auditors', 'Support'];

/** A role of the organization in every account, granted to every group. */
function everywhere(policies: readonly string[], without: (group: string, account: string) => boolean = () => false) {
  const roles = ACCOUNTS.map((id) =>
    role({
      name: `Okta-A${id[0] ?? ''}-ReadOnly`,
      address: `federation:aws_iam_role.r${id}`,
      accountId: { known: id },
      arn: { known: `arn:aws:iam::${id}:role/Okta-A${id[0] ?? ''}-ReadOnly` },
      policies: policies.map((name) => policy(name.replace('ACCOUNT', id))),
    }),
  );
  const grants = roles.flatMap((it, i) =>
    GROUPS.filter((group) => !without(group, ACCOUNTS[i] ?? '')).map((managementGroup) =>
      grant(
        {
          managementGroup,
          accountId: ACCOUNTS[i] ?? '',
          accountName: `A${i + 1}`,
          policies: { known: it.policies.map(({ name }) => name) },
        },
        it,
      ),
    ),
  );
  return { roles, grants };
}

const groups = (...given: Parameters<typeof change>) => changeGroups(review(change(...given), []));

test('one change of an organization’s role is one group, whatever the number of accounts and management groups', () => {
  expect(groups(everywhere([READ_ONLY]), everywhere([POWER_USER]))).toMatchObject([
    {
      kind: 'mixed',
      role: 'ReadOnly',
      accounts: ACCOUNTS.map((id, i) => ({ name: `A${i + 1}`, id })),
      managementGroups: GROUPS,
      policiesBefore: ['ReadOnlyAccess'],
      policiesAfter: ['PowerUserAccess'],
      differences: [],
      power: 'limited',
    },
  ]);
});

test('a policy of each account’s own is the same change in each', () => {
  const own = 'arn:aws:iam::ACCOUNT:policy/team/Deploy';
  const [only, ...others] = groups(everywhere([READ_ONLY]), everywhere([READ_ONLY, own]));
  expect(others).toEqual([]);
  expect(only).toMatchObject({ policiesAfter: ['policy/team/Deploy', 'ReadOnlyAccess'], power: 'unknown' });
});

test('a policy of another account keeps its whole name, and an inline policy says that it is one', () => {
  const [only] = groups({}, everywhere(['arn:aws:iam::999999999999:policy/ReadOnlyAccess', 'ReadOnlyAccess']));
  expect(only).toMatchObject({
    policiesAfter: ['inline ReadOnlyAccess', 'arn:aws:iam::999999999999:policy/ReadOnlyAccess'],
  });
});

test('every group named has the change in every account named', () => {
  const after = everywhere([READ_ONLY], (group, account) => group === 'Support' && account === ACCOUNTS[0]);
  const found = groups({}, after);
  expect(found.map(({ managementGroups, accounts }) => [managementGroups, accounts.map(({ name }) => name)])).toEqual([
    [['Auditors'], ['A1']],
    [GROUPS, ['A2', 'A3']],
  ]);
  for (const { grants, accounts, managementGroups } of found)
    expect(grants).toHaveLength(accounts.length * managementGroups.length);
});

test('administrators come first, and what goes comes last', () => {
  const found = groups(
    everywhere([READ_ONLY], (group) => group === 'Auditors'),
    {
      roles: [...everywhere([READ_ONLY]).roles, role({ name: 'Admin', policies: [policy(ADMINISTRATOR)] })],
      grants: [
        ...everywhere([READ_ONLY], (group) => group === 'Support').grants,
        grant({ managementGroup: 'Zebra' }, role({ name: 'Admin', policies: [policy(ADMINISTRATOR)] })),
      ],
    },
  );
  expect(found.map(({ kind, power, managementGroups }) => [kind, power, managementGroups])).toEqual([
    ['new', 'administrator', ['Zebra']],
    ['new', 'limited', ['Auditors']],
    ['gone', 'limited', ['Support']],
  ]);
});

test('no grant is lost in the groups, and none is in two', () => {
  const report = review(
    change(
      everywhere([READ_ONLY]),
      everywhere([POWER_USER], (group) => group === 'Auditors'),
    ),
    [],
  );
  const keys = changeGroups(report).flatMap(({ grants }) =>
    grants.map(({ managementGroup, roleArn }) => `${managementGroup} ${roleArn}`),
  );
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.toSorted()).toEqual(
    [
      ...new Set([...report.gains, ...report.losses].map(({ grant: it }) => `${it.managementGroup} ${it.roleArn}`)),
    ].toSorted(),
  );
});

test.each([
  ['Okta-Tech-Admin', 'Tech', 'Admin'],
  ['legacy', 'Tech', 'legacy'],
  ['Okta-Tech-', 'Tech', 'Okta-Tech-'],
  ['-Tech-Admin', 'Tech', '-Tech-Admin'],
])('%s in %s is %s', (name, accountName, short) => {
  expect(shortRole({ role: name, accountName })).toBe(short);
});
