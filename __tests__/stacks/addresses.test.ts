import { account, adoptedRole, federation, idOf, managementGroup, role } from '../support/federation';
import { addresses, synthesize } from '../support/synthesize';
import type { Federation } from '../../lib/config/model';

const layouts = ['single', 'per-account'] as const;
const named = (names: readonly string[], parts: Partial<Federation> = {}) =>
  addresses(synthesize(federation({ accounts: names.map((name) => account(name)), ...parts })));

describe.each(layouts)('in the layout %s', (layout) => {
  test('removing an account leaves every other address as it was', () => {
    const before = named(['Audit', 'Mueller-Tech', 'Sandbox'], { layout }); // the middle one goes: positions would shift
    const after = named(['Audit', 'Sandbox'], { layout });
    expect(after.length).toBeLessThan(before.length);
    expect(after).toEqual(before.filter((address) => !address.includes(idOf('Mueller-Tech'))));
  });

  test('removing a role leaves every other address as it was', () => {
    const withRoles = (names: string[]) =>
      addresses(
        synthesize(federation({ layout, accounts: [account('Tech', { roles: names.map((name) => role(name)) })] })),
      );
    const before = withRoles(['Admin', 'Deploy', 'ReadOnly']);
    const after = withRoles(['Admin', 'ReadOnly']);
    expect(after.length).toBeLessThan(before.length);
    expect(after).toEqual(before.filter((address) => !address.includes('Deploy')));
  });

  test('removing a management group leaves every other address as it was', () => {
    const withGroups = (names: string[]) =>
      addresses(synthesize(federation({ layout, managementGroups: names.map((name) => managementGroup(name)) })));
    const before = withGroups(['Auditors', 'Cloud Admins', 'Support']);
    const after = withGroups(['Auditors', 'Support']);
    expect(after).toEqual(before.filter((address) => !address.includes('Cloud')));
    expect(before.filter((address) => address.includes('okta_group.'))).toHaveLength(
      after.filter((address) => address.includes('okta_group.')).length + 1,
    );
  });

  test('the order of accounts, roles and groups in the configuration does not matter', () => {
    const names = ['Audit', 'Tech', 'Sandbox'];
    expect(named([...names].reverse(), { layout })).toEqual(named(names, { layout }));
  });
});

test('names that differ in characters no address can have make two resources', () => {
  const managementGroups = ['R&D', 'RD', 'R D', 'R/D', 'r&d'].map((name) => managementGroup(name));
  const found = addresses(synthesize(federation({ managementGroups, accounts: [] })));
  expect(found.filter((address) => address.includes('okta_group.ManagementGroup-'))).toHaveLength(5);
});

test.each(['Default', 'Resource', 'constructor', '__proto__', 'toString'])(
  'a group named %s has an address',
  (name) => {
    const before = addresses(synthesize(federation()));
    const after = addresses(
      synthesize(federation({ managementGroups: [managementGroup('Support'), managementGroup(name)] })),
    );
    const added = after.filter((address) => !before.includes(address) && !address.includes('terraform_data.'));
    expect(added).toHaveLength(1);
    expect(added[0]).toContain(`okta_group.ManagementGroup-${name}_`);
  },
);

test('a role named Default or Resource keeps its name in its address', () => {
  const roles = [role('Default'), role('Resource')];
  const found = addresses(synthesize(federation({ accounts: [account('Tech', { roles })] })));
  for (const name of ['Default', 'Resource'])
    expect(
      found.filter((address) => address.includes(`aws_iam_role.Account-${idOf('Tech')}_Role-${name}_`)),
    ).toHaveLength(1);
});

test('an adopted role is at one address while it is held, released and forgotten', () => {
  const addressOf = (release?: 'statement' | 'forget') => {
    const adopted = [adoptedRole('legacy', { grants: [], ...(release === undefined ? {} : { release }) })];
    const json = synthesize(federation({ accounts: [account('Tech', { adopted })] })).get('federation');
    const roles = json?.removed?.map(({ from }) => String(from)).filter((from) => from.startsWith('aws_iam_role.'));
    if (release === 'forget') return roles;
    return json?.import?.map(({ to }) => to);
  };
  expect(addressOf()).toEqual([
    expect.stringContaining(`aws_iam_role.Account-${idOf('Tech')}_AdoptedRole-legacy_Role_`),
  ]);
  expect(addressOf('statement')).toEqual(addressOf());
  expect(addressOf('forget')).toEqual(addressOf());
});

test('an address does not depend on what else the configuration says', () => {
  const busy = federation({
    rolePath: '/okta/',
    groupRules: 'per-role-group',
    tags: new Map([['team', 'platform']]),
    app: { signOnPolicy: { mfaEveryMinutes: 60 } },
    accounts: [
      account('Mueller-Tech', { alias: 'mueller-tech', accept: [{ rule: 'long-session', reason: 'build farm' }] }),
    ],
  });
  expect(addresses(synthesize(busy))).toEqual(expect.arrayContaining(addresses(synthesize(federation()))));
});
