import { shortRole } from '../../../lib/cli/access/short-role';

test.each([
  ['Okta-Mueller-Tech-Admin', 'Mueller-Tech', 'Admin'],
  ['legacy-deployer', 'Mueller-Tech', 'legacy-deployer'],
  ['Okta-A-A-Admin', 'A', 'A-Admin'],
  ['Okta-Tech-', 'Tech', 'Okta-Tech-'],
])('%s in %s is %s', (role, accountName, short) => {
  expect(shortRole({ role, accountName })).toBe(short);
});
