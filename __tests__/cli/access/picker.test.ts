import { groupsOf, picker } from '../../../lib/cli/access/picker';
import { shippedAccess } from '../support/shipped-access';

const access = shippedAccess();
const names = (...groups: string[]) =>
  picker(access, groups).map(({ accountName, roles }) => [accountName, ...roles.map(({ name }) => name)]);

test('one group sees its roles, by account', () => {
  expect(names('Support')).toEqual([
    ['Mueller-Tech', 'Okta-Mueller-Tech-Deploy', 'Okta-Mueller-Tech-ReadOnly', 'Okta-Mueller-Tech-Support'],
  ]);
});

test('several groups see each role once, with every group that gives it', () => {
  expect(names('Auditors', 'Cloud Admins', 'Support').map(([account, ...roles]) => [account, roles.length])).toEqual([
    ['Mueller-Audit', 2],
    ['Mueller-Tech', 5],
  ]);
  const [, tech] = picker(access, ['Auditors', 'Cloud Admins', 'Support']);
  expect(tech?.roles.find(({ name }) => name.endsWith('-ReadOnly'))?.through).toEqual(['Cloud Admins', 'Support']);
});

test('a role that Okta lists and AWS refuses is in the list, with the reason', () => {
  const group = access.roleGroups.find(({ name }) => name.includes('-Support#'));
  const refused = (group?.asserted ?? []).map((role) => ({ ...role, outcome: 'refused' as const, reason: 'no trust' }));
  const roleGroups = access.roleGroups.map((each) => (each === group ? { ...each, asserted: refused } : each));
  const [tech] = picker({ ...access, roleGroups }, ['Support']);
  expect(tech?.roles.map(({ name, outcome, reason }) => [name, outcome, reason])).toEqual([
    ['Okta-Mueller-Tech-Deploy', 'admitted', undefined],
    ['Okta-Mueller-Tech-ReadOnly', 'admitted', undefined],
    ['Okta-Mueller-Tech-Support', 'refused', 'no trust'],
  ]);
});

test('a group that does not exist is an error, with the one that was meant', () => {
  expect(() => picker(access, ['Support', 'Auditor'])).toThrow(
    'no management group "Auditor" (did you mean "Auditors"?)',
  );
});

test('commas separate groups, except in a name that has one', () => {
  const known = new Set(['A', 'B', 'Sales, EMEA']);
  expect(groupsOf(['A, B'], known)).toEqual(['A', 'B']);
  expect(groupsOf(['Sales, EMEA', 'B,B'], known)).toEqual(['B', 'Sales, EMEA']);
});
