import { TerraformStack } from 'cdktf';
import { ManagementGroup, type GroupRules, type RoleGroupBase } from '../../lib/constructs';
import { Library } from '../support/library';
import { only, resources, type StackJson } from '../support/synthesize';

const addressOf = (json: StackJson, name: string) => {
  const [found] = Object.entries(json.resource?.['okta_group'] ?? {}).find(([, block]) => block['name'] === name) ?? [];
  return `\${okta_group.${String(found)}.id}`;
};
/** A library with `accounts` × Admin, ReadOnly. */
const withRoles = (groupRules: GroupRules, accounts = 1) => {
  const library = new Library({ groupRules });
  const roles = Array.from({ length: accounts }, (_, i) => {
    const account = library.account(`Account-${i}`, String(100_000_000_000 + i));
    return [account.addRole('Admin'), account.addRole('ReadOnly')] as const;
  });
  return { library, admin: roles.map(([admin]) => admin), readOnly: roles.map(([, readOnly]) => readOnly) };
};

test('a new group is made in Okta, and goes after the rules that read it', () => {
  const library = new Library();
  library.managementGroup('Support', { description: 'First and second level' });
  expect(only(library.synth(), 'okta_group')).toMatchObject({
    name: 'Support',
    description: 'First and second level',
    lifecycle: { create_before_destroy: true },
  });
});

test('an existing group is read, by its exact name, and never changed', () => {
  const library = new Library();
  library.managementGroup('Audi${tors}', { existing: true });
  const json = library.synth();
  expect(json.resource?.['okta_group']).toBeUndefined();
  expect(Object.values(json.data?.['okta_group'] ?? {})).toEqual([
    {
      '//': expect.anything() as unknown,
      name: 'Audi$${tors}',
      type: 'OKTA_GROUP',
      lifecycle: {
        postcondition: [
          {
            condition: '${self.name == "Audi$${tors}"}',
            error_message:
              'Okta has no group of its own named exactly "Audi$${tors}". Give a directory\'s group by its id.',
          },
        ],
      },
    },
  ]);
});

test('an existing group that is given by its id is that group, and has to have its name', () => {
  const library = new Library();
  library.managementGroup('Auditors', { existing: true, existingId: '00g00000000000000001' });
  expect(Object.values(library.synth().data?.['okta_group'] ?? {})).toMatchObject([
    {
      id: '00g00000000000000001',
      lifecycle: { postcondition: [{ condition: '${self.name == "Auditors"}' }] },
    },
  ]);
});

test('Everyone is a group that Okta makes', () => {
  const library = new Library();
  library.managementGroup('Everyone', { existing: true });
  expect(Object.values(library.synth().data?.['okta_group'] ?? {})).toMatchObject([{ type: 'BUILT_IN' }]);
});

test('members are looked up by their whole login, each once', () => {
  const library = new Library();
  library.managementGroup('Support', {
    members: ['james@mueller-tech.com', 'ada@mueller-tech.com', 'james@mueller-tech.com'],
  });
  library.managementGroup('Admins', { members: ['james@mueller-tech.com'] });
  const json = library.synth();
  const users = Object.entries(json.data?.['okta_user'] ?? {});
  expect(users).toHaveLength(2);
  expect(users.map(([, { search }]) => search)).toContainEqual([
    { name: 'profile.login', comparison: 'eq', value: 'ada@mueller-tech.com' },
  ]);
  const memberships = Object.values(json.resource?.['okta_group_memberships'] ?? {});
  expect(memberships.map(({ users }) => (users as string[]).length).sort()).toEqual([1, 2]);
  expect(memberships.every(({ track_all_users: all }) => all === false)).toBe(true);
});

test('a group without members leaves its people to Okta', () => {
  const library = new Library();
  library.managementGroup('Support', { members: [] });
  library.managementGroup('Admins');
  expect(library.synth().resource?.['okta_group_memberships']).toBeUndefined();
});

describe('with a rule for each role group', () => {
  test('the expression lists the management groups in order of their names', () => {
    const { library, admin } = withRoles('per-role-group');
    for (const name of ['Support', 'Cloud Admins']) library.managementGroup(name).grant(...admin);
    const json = library.synth();
    expect(only(json, 'okta_group_rule')).toMatchObject({
      name: 'aws#Okta-Account-0-Admin#100000000000',
      expression_type: 'urn:okta:expression:1.0',
      expression_value: `isMemberOfAnyGroup("${addressOf(json, 'Cloud Admins')}","${addressOf(json, 'Support')}")`,
      group_assignments: [addressOf(json, 'aws#Account-0#Okta-Account-0-Admin#100000000000')],
      remove_assigned_users: true,
      status: 'ACTIVE',
    });
  });

  test('one more grant changes nothing but the expression of one rule', () => {
    const rules = (extra: boolean) => {
      const { library, admin, readOnly } = withRoles('per-role-group', 3);
      library.managementGroup('Admins').grant(...admin);
      const support = library.managementGroup('Support');
      support.grant(...readOnly);
      if (extra) support.grant(admin[1] as RoleGroupBase);
      return Object.entries(library.synth().resource?.['okta_group_rule'] ?? {});
    };
    const before = new Map(rules(false));
    const changed = rules(true).filter(([name, block]) => JSON.stringify(before.get(name)) !== JSON.stringify(block));
    expect(changed).toHaveLength(1);
    const [name, after] = changed[0] as [string, Record<string, unknown>];
    expect({ ...after, expression_value: '' }).toEqual({ ...before.get(name), expression_value: '' });
  });

  test('a role that nobody is granted has no rule', () => {
    const { library, admin } = withRoles('per-role-group');
    library.managementGroup().grant(...admin);
    expect(Object.keys(library.synth().resource?.['okta_group_rule'] ?? {})).toHaveLength(1);
  });
});

describe('with a rule for each management group', () => {
  test('members are assigned to every role group that is granted', () => {
    const { library, admin, readOnly } = withRoles('per-management-group');
    library.managementGroup('Support').grant(...readOnly, ...admin);
    const json = library.synth();
    expect(only(json, 'okta_group_rule')).toMatchObject({
      name: expect.stringMatching(/^aws: Support [0-9a-f]{6}$/) as unknown,
      expression_value: `isMemberOfAnyGroup("${addressOf(json, 'Support')}")`,
      group_assignments: [
        addressOf(json, 'aws#Account-0#Okta-Account-0-Admin#100000000000'),
        addressOf(json, 'aws#Account-0#Okta-Account-0-ReadOnly#100000000000'),
      ],
      remove_assigned_users: true,
      status: 'ACTIVE',
    });
  });

  test('more than 100 targets are spread over rules of at most 100, each target once', () => {
    const { library, admin, readOnly } = withRoles('per-management-group', 60);
    library.managementGroup('Support').grant(...readOnly, ...admin);
    const rules = [...resources(library.synth(), 'okta_group_rule')];
    const targets = rules.flatMap(([, { group_assignments: targets }]) => targets as string[]);
    expect(rules.map(([name]) => name.replace(/ [0-9a-f]{6}$/, '')).sort()).toEqual([
      'aws 0: Support',
      'aws 1: Support',
    ]);
    expect(new Set(targets).size).toBe(120);
    expect(targets).toHaveLength(120);
  });

  test('a group that is granted nothing has no rule', () => {
    const { library } = withRoles('per-management-group');
    library.managementGroup('Support');
    expect(library.synth().resource?.['okta_group_rule']).toBeUndefined();
  });

  test('no two rules share a name, however groups are named', () => {
    const { library, admin, readOnly } = withRoles('per-management-group', 60);
    for (const name of ['0: Support', 'Support', ': Support', 'S'.repeat(60), `${'S'.repeat(60)}!`])
      library.managementGroup(name).grant(...readOnly, ...admin);
    const names = Object.values(library.synth().resource?.['okta_group_rule'] ?? {}).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(10);
  });
});

test.each(['per-role-group', 'per-management-group'] as const)('rules %s are written one after the other', (layout) => {
  const { library, admin, readOnly } = withRoles(layout, 3);
  for (const name of ['A', 'B', 'C', 'D', 'E', 'F']) library.managementGroup(name).grant(...readOnly, ...admin);
  const rules = new Map(Object.entries(library.synth().resource?.['okta_group_rule'] ?? {}));
  const waits = [...rules].map(
    ([name, { depends_on: on }]) => [`okta_group_rule.${name}`, (on as string[] | undefined) ?? []] as const,
  );
  expect(waits.filter(([, on]) => on.length === 0)).toHaveLength(1);
  expect(new Set(waits.flatMap(([, on]) => on)).size).toBe(waits.length - 1);
  for (const [name, on] of waits) for (const other of on) expect(other < name).toBe(true);
});

test('end and reason of a grant are noted at the role group', () => {
  const { library, admin } = withRoles('per-role-group');
  const role = admin[0] as RoleGroupBase;
  library.managementGroup('Support').grant({ role, until: '2027-01-31', reason: 'migration' });
  library.managementGroup('Admins').grant(role);
  const group = resources(library.synth(), 'okta_group').get(role.groupName);
  expect(group?.['//']).toMatchObject({
    federation: { grants: [{ managementGroup: 'Support', reason: 'migration', until: '2027-01-31' }] },
  });
});

test('what is granted twice alike is granted once; with two ends it is refused', () => {
  const { library, admin } = withRoles('per-role-group');
  const support = library.managementGroup();
  support.grant(...admin, ...admin);
  expect(only(library.synth(), 'okta_group_rule')['expression_value']).toMatch(/^isMemberOfAnyGroup\("[^"]+"\)$/);

  const other = withRoles('per-role-group');
  const role = other.admin[0] as RoleGroupBase;
  const { library: again } = other;
  const group = again.managementGroup();
  expect(() => group.grant({ role, until: '2027-01-31' }, { role, until: '2028-01-31' })).toThrow(
    /"Support" is granted aws#Account-0#Okta-Account-0-Admin#100000000000 twice, with different ends or reasons/,
  );
});

test('a role of another federation is refused', () => {
  const { library } = withRoles('per-role-group');
  const foreign = withRoles('per-role-group').admin[0] as RoleGroupBase;
  const group = library.managementGroup();
  expect(() => group.grant(foreign)).toThrow(
    /aws#Account-0#Okta-Account-0-Admin#100000000000 belongs to another federation/,
  );
});

test.each([
  ['aws#Support', {}, /looks like a role group/],
  ['', {}, /needs 1–255 characters/],
  ['S'.repeat(256), {}, /needs 1–255 characters/],
  ['Support', { description: 'x'.repeat(1025) }, /description/],
  ['Support', { existingId: '00g00000000000000001' }, /existingId of a group that is made/],
  ['Support', { existing: true, members: ['ada@mueller-tech.com'] }, /members of an existing group/],
] as const)('refuses the group %j', (name, props, message) => {
  expect(() => new Library().managementGroup(name, props)).toThrow(message);
});

test('a group in another stack than the federation is refused: its rules would span both', () => {
  const { app, federation } = new Library();
  const elsewhere = new TerraformStack(app, 'elsewhere');
  expect(() => new ManagementGroup(elsewhere, 'Support', { federation, name: 'Support' })).toThrow(
    /put both into one stack/,
  );
});

test('where somebody else runs the app, management groups are theirs', () => {
  const library = new Library({ metadata: 'x'.repeat(1000) });
  expect(() => library.managementGroup()).toThrow(/the app is run by somebody else/);
});
