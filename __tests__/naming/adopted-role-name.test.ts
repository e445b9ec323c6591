import fc from 'fast-check';
import { adoptedRoleName } from '../../lib/naming/adopted-role-name';
import { applyGroupFilter } from '../../lib/naming/group-filter';
import { InvalidName } from '../../lib/naming/invalid-name';
import { RoleGroupName } from '../../lib/naming/role-group-name';

test('a role can be adopted if, and only if, Okta reads its name out of its role group', () => {
  const iamName = fc.stringMatching(/^[\w+=,.@-]{1,64}$/);
  fc.assert(
    fc.property(iamName, (role) => {
      const group = `aws#Tech#${role}#123456789012`;
      if (applyGroupFilter(group)?.role === role) {
        expect(adoptedRoleName(role)).toBe(role);
        expect(String(RoleGroupName.of({ account: 'Tech', role, accountId: '123456789012' }))).toBe(group);
      } else expect(() => adoptedRoleName(role)).toThrow(InvalidName);
    }),
  );
});

test.each(['AWSServiceRoleForSupport', 'AWSReservedSSO_Admin_0123456789abcdef'])('%s belongs to AWS', (name) => {
  expect(() => adoptedRoleName(name)).toThrow(/belongs to AWS/);
});

test('a name may have 64 characters, and no more', () => {
  expect(adoptedRoleName('r'.repeat(64))).toHaveLength(64);
  expect(() => adoptedRoleName('r'.repeat(65))).toThrow(InvalidName);
});
