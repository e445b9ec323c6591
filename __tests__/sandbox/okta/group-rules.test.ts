import fc from 'fast-check';
import {
  activateRule,
  createRule,
  deactivateRule,
  deleteRule,
  existingRule,
  RULE_LIMITS,
  updateRule,
} from '../../../sandbox/okta/group-rules';
import { deleteGroup } from '../../../sandbox/okta/groups';
import { addMember, removeMember } from '../../../sandbox/okta/memberships';
import type { Org } from '../../../sandbox/okta/org';
import { createUser, moveUser } from '../../../sandbox/okta/users';
import {
  activeRule,
  ADA,
  anyOf,
  groupNamed,
  JAMES,
  logins,
  newGroup,
  refusal,
  rule,
  someone,
  testOrg,
} from './support/org';

function twoGroups() {
  const org = testOrg();
  return { org, support: newGroup(org, 'Support'), role: newGroup(org, 'Role') };
}

test('a new rule is INACTIVE and brings nobody', () => {
  const { org, support, role } = twoGroups();
  addMember(org, support, JAMES);
  expect(createRule(org, rule('R', anyOf(support), [role])).status).toBe('INACTIVE');
  expect(logins(org, role)).toEqual([]);
});

test('activation adds who matches already, and from then on follows who matches', () => {
  const { org, support, role } = twoGroups();
  addMember(org, support, JAMES);
  activeRule(org, 'R', anyOf(support), [role]);
  expect(logins(org, role)).toEqual([JAMES]);
  addMember(org, support, ADA);
  expect(logins(org, role)).toEqual([ADA, JAMES]);
  removeMember(org, support, JAMES);
  expect(logins(org, role)).toEqual([ADA]);
});

test('deactivation keeps the members, activation evaluates all of them again', () => {
  const { org, support, role } = twoGroups();
  addMember(org, support, JAMES);
  const id = activeRule(org, 'R', anyOf(support), [role]);
  deactivateRule(org, id);
  removeMember(org, support, JAMES);
  addMember(org, support, ADA);
  expect(logins(org, role)).toEqual([JAMES]);
  activateRule(org, id);
  expect(logins(org, role)).toEqual([ADA]);
});

test('who holds on by another rule or another group stays through the change of an expression', () => {
  const { org, support, role } = twoGroups();
  const admins = newGroup(org, 'Admins');
  [support, admins].forEach((group) => addMember(org, group, JAMES));
  addMember(org, support, ADA);
  const id = activeRule(org, 'R', anyOf(support), [role]);
  deactivateRule(org, id);
  updateRule(org, id, rule('R', anyOf(admins), [role]));
  activateRule(org, id);
  expect(logins(org, role)).toEqual([JAMES]);
});

test('with removeUsers the members go with their rule, unless another one holds them', () => {
  const { org, support, role } = twoGroups();
  const admins = newGroup(org, 'Admins');
  [JAMES, ADA].forEach((login) => addMember(org, support, login));
  addMember(org, admins, ADA);
  const [first] = [activeRule(org, 'R1', anyOf(support), [role]), activeRule(org, 'R2', anyOf(admins), [role])];
  deactivateRule(org, first);
  deleteRule(org, first, true);
  expect(logins(org, role)).toEqual([ADA]);
  expect(refusal(() => existingRule(org, first))).toContain('E0000007');
});

test('without removeUsers access outlives the rule', () => {
  const { org, support, role } = twoGroups();
  addMember(org, support, JAMES);
  const id = activeRule(org, 'R', anyOf(support), [role]);
  deactivateRule(org, id);
  deleteRule(org, id, false);
  removeMember(org, support, JAMES);
  expect(logins(org, role)).toEqual([JAMES]);
});

test('an excluded user is not brought', () => {
  const { org, support, role } = twoGroups();
  [JAMES, ADA].forEach((login) => addMember(org, support, login));
  const { id } = createRule(org, { ...rule('R', anyOf(support), [role]), excludedUsers: [someone(org).id] });
  activateRule(org, id);
  expect(logins(org, role)).toEqual([ADA]);
});

test('a rule fills all of its targets, and a group that another rule fills counts as well', () => {
  const { org, support, role } = twoGroups();
  const [second, third] = [newGroup(org, 'Role 2'), newGroup(org, 'Role 3')];
  // The one that depends on the other is evaluated first.
  activeRule(org, 'R2', anyOf(second), [third]);
  activeRule(org, 'R1', anyOf(support), [role, second]);
  addMember(org, support, JAMES);
  expect([role, second, third].map((group) => logins(org, group))).toEqual([[JAMES], [JAMES], [JAMES]]);
  removeMember(org, support, JAMES);
  expect([role, second, third].map((group) => logins(org, group))).toEqual([[], [], []]);
});

test('rules that read each other’s groups come to an end', () => {
  const { org, support, role } = twoGroups();
  activeRule(org, 'R1', `!${anyOf(role)}`, [support]);
  activeRule(org, 'R2', anyOf(support), [role]);
  expect(org.rules.size).toBe(2);
});

test('only active users are brought; a deactivated one stays, and is evaluated again when they come back', () => {
  const { org, support, role } = twoGroups();
  const pending = createUser(org, {
    profile: { login: 'new@mueller-tech.com', email: 'new@mueller-tech.com', firstName: 'N', lastName: 'N' },
  });
  addMember(org, support, pending.id);
  addMember(org, support, JAMES);
  activeRule(org, 'R', anyOf(support), [role]);
  expect(logins(org, role)).toEqual([JAMES]);
  moveUser(org, JAMES, 'deactivate');
  removeMember(org, support, JAMES);
  expect(logins(org, role)).toEqual([JAMES]);
  moveUser(org, JAMES, 'activate');
  expect(logins(org, role)).toEqual([]);
});

const many = (org: Org, count: number) => Array.from({ length: count }, (_, i) => newGroup(org, `Target ${i}`));

test('a rule has at most 100 targets', () => {
  const { org, support } = twoGroups();
  const targets = many(org, 101);
  const [fits, tooMany] = [targets.slice(1), targets].map((ids) => rule(`R${ids.length}`, anyOf(support), ids));
  expect(createRule(org, fits ?? {}).targets).toHaveLength(100);
  expect(refusal(() => createRule(org, tooMany ?? {}))).toContain('at most 100 groups');
});

test('an org has at most 2,000 rules', () => {
  const { org, support, role } = twoGroups();
  for (let i = 0; i < RULE_LIMITS.rules; i++) createRule(org, rule(`R${i}`, anyOf(support), [role]));
  expect(refusal(() => createRule(org, rule('One more', anyOf(support), [role])))).toContain(
    'at most 2000 group rules',
  );
});

test('a rule excludes at most 100 users, who must exist', () => {
  const { org, support, role } = twoGroups();
  const base = rule('R', anyOf(support), [role]);
  const users = Array.from({ length: 101 }, (_, i) => {
    const login = `user${i}@mueller-tech.com`;
    return createUser(org, { profile: { login, email: login, firstName: 'U', lastName: 'U' } }).id;
  });
  expect(refusal(() => createRule(org, { ...base, excludedUsers: users }))).toContain('at most 100 users');
  expect(refusal(() => createRule(org, { ...base, excludedUsers: ['00uX'] }))).toContain('Invalid user: 00uX');
  expect(createRule(org, { ...base, excludedUsers: users.slice(1) }).excludedUsers).toHaveLength(100);
});

test.each<[string, object, string]>([
  ['without a name', { name: '' }, 'name: The field cannot be left blank'],
  ['with a name of 51 characters', { name: 'n'.repeat(51) }, 'between 1 and 50 characters'],
  ['with a name that is taken', { name: 'Taken' }, 'name: Policy rule name already in use'],
  ['without a target', { targets: [] }, 'groupIds: The field cannot be left blank'],
  ['with an unknown target', { targets: ['00gX'] }, 'groupIds: Invalid group: 00gX'],
  ['of another language', { expression: { type: 'x', value: 'true' } }, 'Only urn:okta:expression:1.0 is allowed'],
  ['without an expression', { expression: { type: 'urn:okta:expression:1.0', value: ' ' } }, 'cannot be left blank'],
  [
    'with a broken expression',
    { expression: { type: 'urn:okta:expression:1.0', value: 'isMemberOf' } },
    'Api validation failed: validateRule (The expression has "isMemberOf"',
  ],
])('refuses a rule %s', (_, change, expected) => {
  const { org, support, role } = twoGroups();
  createRule(org, rule('Taken', anyOf(support), [role]));
  expect(refusal(() => createRule(org, { ...rule('R', anyOf(support), [role]), ...change }))).toContain(expected);
  expect(org.rules.size).toBe(1);
});

test.each([
  ['Imported', 'APP_GROUP'],
  ['Everyone', 'BUILT_IN'],
])('refuses a rule that fills %s', (name, type) => {
  const { org, support } = twoGroups();
  const targets = [groupNamed(org, name).id];
  expect(refusal(() => createRule(org, rule('R', anyOf(support), targets)))).toContain(`a group of type ${type}`);
});

test('a name of 50 characters is taken', () => {
  const { org, support, role } = twoGroups();
  expect(createRule(org, rule('n'.repeat(50), anyOf(support), [role])).name).toHaveLength(50);
});

test('an ACTIVE rule can be neither changed nor deleted', () => {
  const { org, support, role } = twoGroups();
  const id = activeRule(org, 'R', anyOf(support), [role]);
  expect(refusal(() => updateRule(org, id, rule('R2', anyOf(role), [role])))).toContain('with the status ACTIVE');
  expect(refusal(() => deleteRule(org, id, true))).toContain('Cannot delete a Group Rule with the status ACTIVE');
  expect(existingRule(org, id).name).toBe('R');
});

test('the targets of a rule can’t be changed; in another order they are the same', () => {
  const { org, support, role } = twoGroups();
  const second = newGroup(org, 'Role 2');
  const { id } = createRule(org, rule('R', anyOf(support), [role, second]));
  expect(refusal(() => updateRule(org, id, rule('R', anyOf(support), [role])))).toContain('cannot be changed');
  expect(updateRule(org, id, rule('R2', anyOf(support), [second, role]))).toMatchObject({
    name: 'R2',
    targets: [role, second],
  });
});

test('an INVALID rule can only be read or deleted', () => {
  const { org, support, role } = twoGroups();
  const id = activeRule(org, 'R', anyOf(support), [role]);
  deleteGroup(org, role);
  for (const move of [activateRule, deactivateRule])
    expect(refusal(() => move(org, id))).toContain(
      'Cannot activate or deactivate a Group Rule with the status INVALID',
    );
  expect(refusal(() => updateRule(org, id, rule('R', 'true', [role])))).toContain('with the status INVALID');
  deleteRule(org, id, true);
  expect(org.rules.size).toBe(0);
});

test.each(['activate', 'update', 'delete'])('an unknown rule can’t be found: %s', (what) => {
  const org = testOrg();
  const act = {
    activate: () => activateRule(org, '0prX'),
    update: () => updateRule(org, '0prX', {}),
    delete: () => deleteRule(org, '0prX', false),
  }[what];
  expect(refusal(act ?? (() => undefined))).toBe('E0000007 Not found: Resource not found: 0prX (GroupRule)');
});

/** Something that happens to users, management groups and rules. */
const happening = fc.oneof(
  fc.record({ kind: fc.constant('member' as const), comes: fc.boolean(), user: fc.nat(3), group: fc.nat(2) }),
  fc.record({
    kind: fc.constant('change' as const),
    rule: fc.nat(1),
    groups: fc.subarray([0, 1, 2], { minLength: 1 }),
  }),
  fc.record({ kind: fc.constant('again' as const), rule: fc.nat(1) }),
);

test('whatever happened, a group that active rules fill holds exactly who matches one of them', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
      const users = [0, 1, 2, 3].map((i) => `user${i}@mueller-tech.com`);
      const org = testOrg();
      for (const login of users)
        createUser(org, { profile: { login, email: login, firstName: 'U', lastName: 'U' }, password: 'x' });
      const groups = [0, 1, 2].map((i) => newGroup(org, `Management ${i}`));
      const role = newGroup(org, 'Role');
      const named = (indexes: readonly number[]) => anyOf(...indexes.map((i) => groups[i] ?? ''));
      const sources: number[][] = [[0], [1, 2]];
      const rules = sources.map((indexes, i) => activeRule(org, `R${i}`, named(indexes), [role]));
      for (const what of happenings)
        if (what.kind === 'member') {
          const move = what.comes ? addMember : removeMember;
          move(org, groups[what.group] ?? '', users[what.user] ?? '');
        } else {
          const id = rules[what.rule] ?? '';
          deactivateRule(org, id);
          if (what.kind === 'change') {
            sources[what.rule] = what.groups;
            updateRule(org, id, rule(`R${what.rule}`, named(what.groups), [role]));
          }
          activateRule(org, id);
        }
      const expected = new Set(sources.flat().flatMap((i) => logins(org, groups[i] ?? '')));
      expect(logins(org, role)).toEqual([...expected].sort());
    }),
    { numRuns: 60 },
  );
});
