import { explainForPeople } from '../../../lib/cli/access/explain';
import { shippedAccess } from '../support/shipped-access';

const access = shippedAccess();

test('a management group: what it is, and each chain that begins with it', () => {
  const { is, grants } = explainForPeople(access, 'Auditors');
  expect(is).toEqual(['a management group that something else owns; people are added in Okta']);
  expect(grants.map(({ role }) => role)).toEqual(['Okta-Mueller-Audit-Auditor']);
  expect(grants[0]?.chain.map(({ kind }) => kind)).toEqual([
    'management group',
    'group rule',
    'role group',
    'app assignment',
    'group filter',
    'role value pattern',
    'SAML provider',
    'role',
    'trust policy',
    'policies',
  ]);
});

test('a name that means several things is explained as all of them', () => {
  expect(explainForPeople(access, 'Support').is).toEqual(['a management group; people are added in Okta', 'a role']);
});

test('a role group is explained with the role that Okta reads out of it', () => {
  const { is, grants } = explainForPeople(access, 'aws#Mueller-Tech#legacy-deployer#123456789012');
  expect(is).toEqual(['a role group, for legacy-deployer in 123456789012']);
  expect(grants.map(({ managementGroup }) => managementGroup)).toEqual(['Cloud Admins']);
});

test('a group that the filter overlooks and that is not assigned is described as such, with what is broken', () => {
  const broken = {
    kind: 'group filter',
    address: 'x',
    subject: 'aws#T#a.b#1',
    reason: 'no match',
    managementGroups: [],
  } as const;
  const group = { name: 'aws#T#a.b#1', address: 'x', accept: [], assigned: false, notes: [] };
  const explained = explainForPeople({ ...access, roleGroups: [group], broken: [broken] }, 'aws#T#a.b#1');
  expect(explained.is).toEqual(['a role group, which the group filter overlooks, not assigned to the app']);
  expect(explained).toMatchObject({ grants: [], broken: [broken] });
});

test('a name that nothing has is an error, with the one that was meant', () => {
  expect(() => explainForPeople(access, 'Suport')).toThrow('nothing here is called "Suport" (did you mean "Support"?)');
});

test.each(['Mueller-Tech/Deploy', '123456789012/Deploy', 'Mueller-Tech/Okta-Mueller-Tech-Deploy'])(
  '%s is the role of this account alone',
  (name) => {
    const { is, grants } = explainForPeople(access, name);
    expect(is).toEqual(['a role']);
    expect(new Set(grants.map(({ role }) => role))).toEqual(new Set(['Okta-Mueller-Tech-Deploy']));
  },
);

test('a role of an account that nobody is granted is found by its role group', () => {
  const role = 'Okta-Mueller-Tech-Admin';
  const { is, grants } = explainForPeople({ ...access, grants: [] }, 'Mueller-Tech/Admin');
  expect(access.roleGroups.map((group) => group.role)).toContain(role);
  expect({ is, grants }).toEqual({ is: ['a role'], grants: [] });
});

test.each([
  ['Muller-Tech', 'Mueller-Tech'],
  ['AWS Acount Federation', 'AWS Account Federation'],
])('%j is an error that names %j', (name, meant) => {
  expect(() => explainForPeople(access, name)).toThrow(`(did you mean "${meant}"?)`);
});
