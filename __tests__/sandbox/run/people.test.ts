import { peopleOf } from '../../../sandbox/run/people';

const logins = (people: ReturnType<typeof peopleOf>) => people.map(({ login, groups }) => [login, ...groups]);

test('there is somebody planned, one for each management group, and one without any', () => {
  const people = peopleOf({
    logins: ['james@mueller-tech.com'],
    managementGroups: ['Support', 'Cloud Admins', 'Support'],
    domain: 'mueller-tech.com',
  });
  expect(logins(people)).toEqual([
    ['james@mueller-tech.com'],
    ['cloud-admins@mueller-tech.com', 'Cloud Admins'],
    ['support@mueller-tech.com', 'Support'],
    ['no-roles@mueller-tech.com'],
  ]);
});

test('no two people share a login, whatever the groups are called', () => {
  const people = peopleOf({
    logins: ['rd@x.com'],
    managementGroups: ['R&D', 'R D', 'RD', '開発', '営業', 'No Roles'],
    domain: 'x.com',
  });
  const all = people.map(({ login }) => login);
  expect(new Set(all).size).toBe(all.length);
  for (const login of all) expect(login).toMatch(/^[a-z0-9-]+@x\.com$/);
});
