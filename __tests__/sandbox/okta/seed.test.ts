import { groupsOf, user } from '../../../sandbox/okta/org';
import { seededOrg } from '../../../sandbox/okta/seed';
import { groupNamed, logins, refusal } from './support/org';

test('people have names, by their login where nothing else is said', () => {
  const users = [{ login: 'ada.lovelace@mueller-tech.com' }, { login: 'james@mueller-tech.com', firstName: 'Jim' }];
  const org = seededOrg({ name: 'mueller-tech', users });
  const names = users.map(({ login }) => user(org, login)?.profile).map((p) => [p?.firstName, p?.lastName]);
  expect(names).toEqual([
    ['Ada', 'Lovelace'],
    ['Jim', 'James'],
  ]);
});

test('groups are Okta’s own or imported, and have the members they are said to have', () => {
  const login = 'james@mueller-tech.com';
  const groups = [
    { name: 'Auditors', members: [login] },
    { name: 'Directory', source: 'active_directory', members: [login] },
  ];
  const org = seededOrg({ name: 'mueller-tech', users: [{ login, password: 'x' }], groups });
  expect(groupNamed(org, 'Auditors')).toMatchObject({ type: 'OKTA_GROUP', source: 'okta' });
  expect(groupNamed(org, 'Directory')).toMatchObject({ type: 'APP_GROUP', source: 'active_directory' });
  expect(logins(org, groupNamed(org, 'Directory').id)).toEqual([login]);
  const names = groupsOf(org, user(org, login)?.id ?? '').map(({ profile }) => profile.name);
  expect(names).toEqual(['Auditors', 'Directory', 'Everyone']);
});

test('refuses what Okta would refuse', () => {
  const users = [{ login: 'james' }];
  expect(refusal(() => seededOrg({ name: 'mueller-tech', users }))).toContain('in the form of an email address');
  const groups = [{ name: 'Auditors', members: ['nobody@mueller-tech.com'] }];
  expect(refusal(() => seededOrg({ name: 'mueller-tech', groups }))).toContain('(User)');
});
