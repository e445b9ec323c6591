import fc from 'fast-check';
import { InvalidName } from '../../lib/naming/invalid-name';
import { RoleName, roleNamePart } from '../../lib/naming/role-name';
import { plainName } from './support/names';

const parts = fc.record({ identityProvider: plainName(20), account: plainName(20), role: plainName(22) });

test('a role name gives back the role it was made of', () => {
  fc.assert(fc.property(parts, (p) => expect(RoleName.parse(String(RoleName.of(p)), p).parts).toEqual(p)));
});

test('a name is what the manual procedure writes', () => {
  expect(String(RoleName.of({ identityProvider: 'Okta', account: 'Mueller-Tech', role: 'Admin' }))).toBe(
    'Okta-Mueller-Tech-Admin',
  );
});

test('a name may have 64 characters, and no more', () => {
  const of = (length: number) => RoleName.of({ identityProvider: 'Okta', account: 'T', role: 'R'.repeat(length - 7) });
  expect(String(of(64))).toHaveLength(64);
  expect(() => of(65)).toThrow(/is 65 characters long, IAM allows 64; shorten/);
});

test.each(['Read.Only', 'a b', 'a+b', 'ä', '', 'Admin\n'])('refuses the role %j', (role) => {
  expect(() => RoleName.of({ identityProvider: 'Okta', account: 'Tech', role })).toThrow(InvalidName);
  expect(() => roleNamePart('role', role)).toThrow(InvalidName);
});

test('a role of another account is not parsed', () => {
  const { identityProvider, account } = { identityProvider: 'Okta', account: 'Audit' };
  expect(() => RoleName.parse('Okta-Tech-Admin', { identityProvider, account })).toThrow(
    /needs to begin with Okta-Audit-/,
  );
});
