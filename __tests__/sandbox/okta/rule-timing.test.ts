import { activateRule, deactivateRule, deleteRule, updateRule } from '../../../sandbox/okta/group-rules';
import { deleteGroup } from '../../../sandbox/okta/groups';
import { addMember, removeMember } from '../../../sandbox/okta/memberships';
import type { Org } from '../../../sandbox/okta/org';
import { RuleTiming, TimingRefused, type RuleTimingOptions } from '../../../sandbox/okta/rule-timing';
import { seededOrg } from '../../../sandbox/okta/seed';
import { createUser } from '../../../sandbox/okta/users';
import { activeRule, ADA, anyOf, JAMES, logins, newGroup, rule } from './support/org';

/** An org whose clock stands still until it is told to go on. */
function delayedOrg(options: RuleTimingOptions = {}) {
  const waiting: { readonly work: () => void; readonly seconds: number }[] = [];
  const users = [JAMES, ADA].map((login) => ({ login, password: 'Correct-Horse-1' }));
  const wait = (work: () => void, seconds: number) => void waiting.push({ work, seconds });
  const org = seededOrg({ name: 'mueller-tech', users, ruleTiming: { ...options, wait } });
  return { org, waiting, passTime: () => waiting.splice(0).forEach(({ work }) => work()) };
}

function groupsOf(org: Org) {
  return { support: newGroup(org, 'Support'), admins: newGroup(org, 'Admins'), role: newGroup(org, 'Role') };
}

test('without a delay an org waits for nothing', () => {
  const { org, waiting } = delayedOrg();
  const { support, role } = groupsOf(org);
  addMember(org, support, JAMES);
  activeRule(org, 'R', anyOf(support), [role]);
  expect(logins(org, role)).toEqual([JAMES]);
  expect(waiting).toEqual([]);
});

describe('with a delay', () => {
  const delayed = () => {
    const made = delayedOrg({ delaySeconds: 3 });
    made.passTime();
    return { ...made, ...groupsOf(made.org) };
  };

  test('an activated rule brings its members that much later', () => {
    const { org, waiting, passTime, support, role } = delayed();
    addMember(org, support, JAMES);
    activeRule(org, 'R', anyOf(support), [role]);
    expect(logins(org, role)).toEqual([]);
    expect(waiting.map(({ seconds }) => seconds)).toEqual([3, 3]);
    expect(org.ruleTiming.pending).toBe(2);
    passTime();
    expect(logins(org, role)).toEqual([JAMES]);
    expect(org.ruleTiming.pending).toBe(0);
  });

  test('people who come and go are followed that much later', () => {
    const { org, passTime, support, role } = delayed();
    addMember(org, support, JAMES);
    activeRule(org, 'R', anyOf(support), [role]);
    passTime();
    removeMember(org, support, JAMES);
    addMember(org, support, ADA);
    expect(logins(org, role)).toEqual([JAMES]);
    passTime();
    expect(logins(org, role)).toEqual([ADA]);
  });

  test('a changed expression keeps the members until it is evaluated, and then those whom it matches', () => {
    const { org, passTime, support, admins, role } = delayed();
    addMember(org, support, JAMES);
    addMember(org, admins, ADA);
    const id = activeRule(org, 'R', anyOf(support), [role]);
    passTime();
    deactivateRule(org, id);
    updateRule(org, id, rule('R', anyOf(admins), [role]));
    activateRule(org, id);
    expect(logins(org, role)).toEqual([JAMES]);
    passTime();
    expect(logins(org, role)).toEqual([ADA]);
  });

  test('the members of a deleted rule leave that much later', () => {
    const { org, passTime, support, role } = delayed();
    addMember(org, support, JAMES);
    const id = activeRule(org, 'R', anyOf(support), [role]);
    passTime();
    deactivateRule(org, id);
    deleteRule(org, id, true);
    expect(logins(org, role)).toEqual([JAMES]);
    passTime();
    expect(logins(org, role)).toEqual([]);
  });

  test('a rule that is gone before its turn adds nobody, and a group that is gone is not an error', () => {
    const { org, passTime, support, role } = delayed();
    addMember(org, support, JAMES);
    const id = activeRule(org, 'R', anyOf(support), [role]);
    deactivateRule(org, id);
    deleteRule(org, id, true);
    deleteGroup(org, support);
    passTime();
    expect(logins(org, role)).toEqual([]);
    expect(org.ruleTiming.pending).toBe(0);
  });

  test('rules that exist by then decide on users who are new', () => {
    const { org, passTime, role } = delayed();
    const profile = { login: 'new@mueller-tech.com', email: 'new@mueller-tech.com', firstName: 'N', lastName: 'N' };
    const { id } = createUser(org, { profile, password: 'Correct-Horse-1' });
    activeRule(org, 'R', `isMemberOfGroupName("Everyone")`, [role]);
    passTime();
    expect(logins(org, role)).toContain(org.users.get(id)?.profile.login);
  });
});

describe.each([0, 3])('a rule that is deleted with its users, delayed by %d s', (delaySeconds) => {
  const withTwoRules = (options: RuleTimingOptions) => {
    const made = delayedOrg({ delaySeconds, ...options });
    const groups = groupsOf(made.org);
    const { support, admins, role } = groups;
    [support, admins].forEach((group) => addMember(made.org, group, ADA));
    addMember(made.org, support, JAMES);
    const first = activeRule(made.org, 'R1', anyOf(support), [role]);
    const second = activeRule(made.org, 'R2', anyOf(admins), [role]);
    made.passTime();
    deactivateRule(made.org, first);
    deleteRule(made.org, first, true);
    made.passTime();
    return { ...made, ...groups, second };
  };

  test('keeps those whom another rule serves', () => {
    const { org, role } = withTwoRules({ deletedRules: 'keep' });
    expect(logins(org, role)).toEqual([ADA]);
  });

  test('or takes them out, and the next evaluation of the other rule brings them back', () => {
    const { org, role, second, passTime } = withTwoRules({ deletedRules: 'remove' });
    expect(logins(org, role)).toEqual([]);
    deactivateRule(org, second);
    activateRule(org, second);
    passTime();
    expect(logins(org, role)).toEqual([ADA]);
  });
});

test('the timing is changed while the org is up, and what waits already keeps its time', () => {
  const { org, waiting, passTime } = delayedOrg({ delaySeconds: 3 });
  passTime();
  const { support, role } = groupsOf(org);
  addMember(org, support, JAMES);
  org.ruleTiming.change({ delaySeconds: 0, deletedRules: 'remove' });
  expect(org.ruleTiming).toMatchObject({ delaySeconds: 0, deletedRules: 'remove', pending: 1 });
  activeRule(org, 'R', anyOf(support), [role]);
  expect(logins(org, role)).toEqual([JAMES]);
  expect(waiting.map(({ seconds }) => seconds)).toEqual([3]);
});

test.each([
  [{ delaySeconds: -1 }, 'delaySeconds: 0–600'],
  [{ delaySeconds: Number.NaN }, 'delaySeconds: 0–600'],
  [{ delaySeconds: 601 }, 'delaySeconds: 0–600'],
  [{ deletedRules: 'lose' as 'keep' }, 'deletedRules: one of keep, remove'],
])('%j is refused and changes nothing', (change, message) => {
  const timing = new RuleTiming({ delaySeconds: 1, deletedRules: 'remove' });
  expect(() => timing.change({ delaySeconds: 2, deletedRules: 'keep', ...change })).toThrow(new TimingRefused(message));
  expect(timing).toMatchObject({ delaySeconds: 1, deletedRules: 'remove' });
});

test('by default the machine’s own clock decides', async () => {
  const timing = new RuleTiming({ delaySeconds: 0.02 });
  let done = false;
  timing.run(() => (done = true));
  expect(done).toBe(false);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(done).toBe(true);
});
