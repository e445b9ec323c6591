import type { Access, Grant } from '../../lib/access';
import { compareGrants, isEqual } from '../../lib/import/compare-grants';

const grant = (managementGroup: string, given: Partial<Grant> = {}): Grant =>
  ({
    managementGroup,
    roleArn: 'arn:aws:iam::123456789012:role/Admin',
    roleGroup: 'aws_123456789012_Admin',
    providerArn: 'arn:aws:iam::123456789012:saml-provider/OKTA',
    audiences: [],
    conditions: [],
    maxSessionSeconds: 3600,
    ...given,
  }) as unknown as Grant;
const access = (...grants: readonly Grant[]): Access => ({ grants }) as unknown as Access;

test('the same grants are equal, whatever their order', () => {
  const comparison = compareGrants(access(grant('A'), grant('B')), access(grant('B'), grant('A')));
  expect(comparison).toMatchObject({ same: 2, missing: [], added: [], different: [] });
  expect(isEqual(comparison)).toBe(true);
});

test('what is live and not declared, declared and not live, or declared under other terms is not equal', () => {
  const role = 'arn:aws:iam::123456789012:role/Admin';
  const missing = compareGrants(access(grant('A')), access());
  expect([missing.missing, isEqual(missing)]).toEqual([[`A: ${role}`], false]);
  const added = compareGrants(access(), access(grant('A')));
  expect([added.added, isEqual(added)]).toEqual([[`A: ${role}`], false]);
  const longer = compareGrants(access(grant('A')), access(grant('A', { maxSessionSeconds: 7200 })));
  expect([longer.different, isEqual(longer)]).toEqual([[`A: ${role}`], false]);
});

test('people who are in a role group by hand are listed, and do not count', () => {
  const comparison = compareGrants(access(grant('aws_123456789012_Admin')), access());
  expect(comparison.byHand).toEqual(['aws_123456789012_Admin: arn:aws:iam::123456789012:role/Admin']);
  expect(isEqual(comparison)).toBe(true);
});

test('a group that the configuration knows by its id alone is the group of that id', () => {
  const names = new Map([['00gA', 'A']]);
  expect(isEqual(compareGrants(access(grant('A')), access(grant('00gA')), names))).toBe(true);
  expect(isEqual(compareGrants(access(grant('A')), access(grant('00gB')), names))).toBe(false);
});
