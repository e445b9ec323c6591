import { selectGrants } from '../../../lib/cli/access/select-grants';
import { shippedAccess } from '../support/shipped-access';

const access = shippedAccess();
const pairs = (selection: Parameters<typeof selectGrants>[1]) =>
  selectGrants(access, selection).map(({ managementGroup, role }) => `${managementGroup} → ${role}`);

test('nothing named is everything', () => {
  expect(selectGrants(access, {})).toEqual(access.grants);
});

test.each(['Mueller-Audit', '210987654321'])('an account is known by name and id: %s', (account) => {
  expect(pairs({ account })).toEqual([
    'Auditors → Okta-Mueller-Audit-Auditor',
    'Cloud Admins → Okta-Mueller-Audit-Admin',
  ]);
});

test.each(['Admin', 'Okta-Mueller-Tech-Admin', 'arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Admin'])(
  'a role is known by what the configuration calls it, by its name and by its ARN: %s',
  (role) => {
    expect(pairs({ account: 'Mueller-Tech', role })).toEqual(['Cloud Admins → Okta-Mueller-Tech-Admin']);
  },
);

test('several names narrow together', () => {
  expect(pairs({ group: 'Support', account: 'Mueller-Tech', role: 'Deploy' })).toEqual([
    'Support → Okta-Mueller-Tech-Deploy',
  ]);
  expect(pairs({ group: 'Support', role: 'Admin' })).toEqual([]);
});

test.each([
  [{ group: 'Suport' }, 'no management group "Suport" (did you mean "Support"?)'],
  [{ account: 'Mueler-Tech' }, 'no account "Mueler-Tech" (did you mean "Mueller-Tech"?)'],
  [{ role: 'Admn' }, 'no role "Admn" (did you mean "Admin"?)'],
  [{ group: 'constructor' }, 'no management group "constructor" ("federation access" lists all that there is)'],
])('a typo does not look like "nobody": %j', (selection, message) => {
  expect(() => selectGrants(access, selection)).toThrow(message);
});

test('a group, role or account that exists and gives nothing is not a typo', () => {
  const [first] = access.managementGroups;
  if (first === undefined) throw new Error('the shipped configuration has management groups');
  const empty = { ...access, managementGroups: [{ ...first, name: 'Nobody' }], grants: [], connectedAccounts: ['1'] };
  expect(selectGrants(empty, { group: 'Nobody' })).toEqual([]);
  expect(selectGrants(empty, { account: '1' })).toEqual([]);
  expect(selectGrants(empty, { role: 'Okta-Mueller-Tech-Admin' })).toEqual([]);
});
