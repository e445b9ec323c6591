import fc from 'fast-check';
import { GROUP_FILTER, applyGroupFilter } from '../../lib/naming/group-filter';
import { InvalidName } from '../../lib/naming/invalid-name';
import { RoleGroupName } from '../../lib/naming/role-group-name';
import { RoleName } from '../../lib/naming/role-name';
import { accountIds, plainName } from './support/names';

test('the filter is the one that Okta documents', () => {
  expect(GROUP_FILTER).toBe('^aws\\#\\S+\\#(?{{role}}[\\w\\-]+)\\#(?{{accountid}}\\d+)$');
});

test('Okta reads role and account id out of every role group that can be built', () => {
  fc.assert(
    fc.property(
      plainName(20),
      plainName(20),
      plainName(20),
      accountIds,
      (identityProvider, account, part, accountId) => {
        const role = String(RoleName.of({ identityProvider, account, role: part }));
        expect(applyGroupFilter(String(RoleGroupName.of({ account, role, accountId })))).toEqual({ role, accountId });
      },
    ),
  );
});

test.each([
  'aws#Tech#Read.Only#123456789012',
  'aws#Mueller Tech#Admin#123456789012',
  'AWS#Tech#Admin#123456789012',
  'aws#Tech#Admin#12345678901x',
  'aws#Tech#Admin',
  'aws##Admin#123456789012',
  'xaws#Tech#Admin#123456789012',
])('Okta overlooks the group %s', (name) => expect(applyGroupFilter(name)).toBeUndefined());

test('a filter without the two named groups is refused, and Okta’s other form is read', () => {
  expect(() => applyGroupFilter('aws#Tech#Admin#1', '^aws')).toThrow(InvalidName);
  expect(applyGroupFilter('aws_1_Admin', 'aws_(?{{accountid}}\\d+)_(?{{role}}[a-zA-Z0-9+=,.@\\-_]+)')).toEqual({
    role: 'Admin',
    accountId: '1',
  });
});
