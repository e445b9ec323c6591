import { named } from '../../../lib/cli/profiles/names';
import type { Unnamed } from '../../../lib/cli/profiles/profile';

const role = (account: string, name: string, accountId: string, alias?: string): Unnamed => ({
  account,
  accountId,
  ...(alias === undefined ? {} : { alias }),
  role: name,
  roleName: `Okta-${account}-${name}`,
  roleArn: `arn:aws:iam::${accountId}:role/Okta-${account}-${name}`,
  samlProviderArn: `arn:aws:iam::${accountId}:saml-provider/Okta`,
  region: 'us-east-1',
  sessionSeconds: 3600,
  notes: [],
});
const names = (template: string, ...roles: readonly Unnamed[]) => named(roles, template).map(({ name }) => name);
const tech = role('Mueller-Tech', 'Admin', '111111111111', 'mueller-tech');
const audit = role('Audit', 'Admin', '222222222222');

test('names are made of account and role, sorted', () => {
  expect(names('{account}-{role}', tech, audit)).toEqual(['Audit-Admin', 'Mueller-Tech-Admin']);
});

test('an account without an alias goes by its name', () => {
  expect(names('{alias}/{id}', tech, audit)).toEqual(['Audit-222222222222', 'mueller-tech-111111111111']);
});

test('two roles that would share a name, in any case, get their account’s id', () => {
  expect(names('{role}', tech, role('Audit', 'admin', '222222222222'))).toEqual([
    'Admin-111111111111',
    'admin-222222222222',
  ]);
});

test('two roles of one account that would share a name are refused', () => {
  const other = role('Mueller-Tech', 'Support', '111111111111');
  expect(() => names('{account}', tech, other)).toThrow('several roles would be called "Mueller-Tech-111111111111"');
});

test('a name that already is another one’s name with the id is refused', () => {
  const trap = role('Trap', 'Admin-111111111111', '333333333333');
  expect(() => names('{role}', tech, audit, trap)).toThrow('several roles would be called "Admin-111111111111"');
});

test.each([
  ['{user}', 'no placeholder {user} (there are {account}, {alias}, {id}, {role}, {roleName})'],
  ['default', '"default"'],
  ['', '""'],
  ['x'.repeat(129), '1 to 128 characters'],
])('the template %j is refused', (template, told) => expect(() => names(template, tech)).toThrow(told));

test('characters that end a section, a line or a word become hyphens', () => {
  expect(names('a]\n[{role} #;.x', tech)).toEqual(['a-Admin-x']);
});
