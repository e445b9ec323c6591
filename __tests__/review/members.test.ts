import { compareMembers } from '../../lib/review/members';
import { access, granted, managementGroup } from './support/builders';

const having = (...members: string[]) => access({ ...granted(), managementGroups: [managementGroup({ members })] });

test('shows who joins and who leaves, with the roles of the group', () => {
  expect(compareMembers(having('ada@mueller-tech.com'), having('james@mueller-tech.com'))).toEqual([
    { login: 'ada@mueller-tech.com', managementGroup: 'Support', kind: 'left', roles: 1 },
    { login: 'james@mueller-tech.com', managementGroup: 'Support', kind: 'joined', roles: 1 },
  ]);
});

test('a group whose members are no longer named loses those that were', () => {
  const without = access({ ...granted(), managementGroups: [managementGroup()] });
  expect(compareMembers(having('ada@mueller-tech.com'), without)).toMatchObject([{ kind: 'left' }]);
});

test('a login in another case, or twice, is the same person', () => {
  expect(
    compareMembers(having('Ada@mueller-tech.com'), having('ada@mueller-tech.com', 'ADA@mueller-tech.com')),
  ).toEqual([]);
});
