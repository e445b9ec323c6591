import fc from 'fast-check';
import { applyGroupFilter, groupFilterText } from '../../lib/naming/group-filter';
import { groupPrefix, GROUP_PREFIX } from '../../lib/naming/group-naming';
import { InvalidName } from '../../lib/naming/invalid-name';
import { managementGroupName } from '../../lib/naming/management-group-name';
import { RoleGroupName } from '../../lib/naming/role-group-name';
import { accountIds, plainName } from './support/names';

const prefixes = fc.stringMatching(GROUP_PREFIX);
const parts = fc.record({ account: plainName(60), role: plainName(64), accountId: accountIds });

test('each of two apps sees its own role groups and none of the other’s', () => {
  fc.assert(
    fc.property(prefixes, prefixes, parts, (own, other, of) => {
      const name = String(RoleGroupName.of(of, own));
      const seen = (prefix: string) => applyGroupFilter(name, groupFilterText({ prefix, filter: 'hash' }));
      expect(seen(own)).toEqual({ role: of.role, accountId: of.accountId });
      if (other !== own) expect(seen(other)).toBeUndefined();
    }),
  );
});

test('a name with another first part gives back its parts', () => {
  fc.assert(
    fc.property(prefixes, parts, (prefix, of) => {
      expect(RoleGroupName.parse(String(RoleGroupName.of(of, prefix)), prefix).parts).toEqual(of);
    }),
  );
});

test.each(['aws', 'aws-dev', 'A', 'Okta2'])('takes %s as a first part', (text) => expect(groupPrefix(text)).toBe(text));

test.each(['', 'aws#', 'aws_dev', '2aws', 'aws dev', 'a.s', '-aws', 'a'.repeat(31), 'aws\n'])(
  'refuses %j as a first part',
  (text) => expect(() => groupPrefix(text)).toThrow(InvalidName),
);

test('no management group looks like a role group of this app or of the usual one', () => {
  for (const name of ['aws-dev#x', 'AWS-DEV#x', 'aws#x'])
    expect(() => managementGroupName(name, 'aws-dev')).toThrow(InvalidName);
  expect(managementGroupName('aws-prod#x', 'aws-dev')).toBe('aws-prod#x');
});
