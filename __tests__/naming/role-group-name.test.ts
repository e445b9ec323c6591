import fc from 'fast-check';
import { InvalidName } from '../../lib/naming/invalid-name';
import { RoleGroupName } from '../../lib/naming/role-group-name';
import { accountIds, plainName } from './support/names';

const parts = fc.record({ account: fc.stringMatching(/^[^\s#]{1,60}$/), role: plainName(64), accountId: accountIds });
const legal = { account: 'Tech', role: 'Okta-Tech-Admin', accountId: '012345678901' };

test('a role group name gives back the parts it was made of', () => {
  fc.assert(fc.property(parts, (p) => expect(RoleGroupName.parse(String(RoleGroupName.of(p))).parts).toEqual(p)));
});

test('a name is what the manual procedure writes', () => {
  const role = 'Okta-Mueller-Tech-Admin';
  const name = RoleGroupName.of({ account: 'Mueller-Tech', role, accountId: '123456789012' });
  expect(String(name)).toBe('aws#Mueller-Tech#Okta-Mueller-Tech-Admin#123456789012');
});

test.each([
  { role: 'Read.Only' },
  { role: 'R'.repeat(65) },
  { role: 'Admin\n' },
  { role: '' },
  { account: 'a b' },
  { account: 'a#b' },
  { account: 'a'.repeat(61) },
  { account: '' },
  { accountId: '12345678901' },
  { accountId: '12345678901x' },
])('refuses %j', (part) => expect(() => RoleGroupName.of({ ...legal, ...part })).toThrow(InvalidName));

test.each(['aws#Tech#Admin', 'aws#Tech#Admin#012345678901#x', 'AWS#Tech#Admin#012345678901', ''])(
  '%j is not a role group',
  (text) => expect(() => RoleGroupName.parse(text)).toThrow(InvalidName),
);

test('the longest parts still make a name that Okta takes', () => {
  const longest = { account: 'a'.repeat(60), role: 'r'.repeat(64), accountId: '012345678901' };
  expect(String(RoleGroupName.of(longest)).length).toBeLessThanOrEqual(255);
});
