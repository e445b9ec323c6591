import { limitsOf } from '../../../lib/cli/summary/limits';
import { account, adopted, federation, grants, role } from '../support/federation';

const admin = role('Admin', {
  grants: grants('Cloud Admins'),
  conditions: { Bool: { 'aws:SecureTransport': ['true'] } },
});
const readOnly = role('ReadOnly', {
  grants: grants('Cloud Admins', 'Support'),
  policies: [{ type: 'managed', arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
});

test('every limit names who comes nearest to it', () => {
  const limits = limitsOf(
    federation({
      accounts: [
        account('Audit', { id: '210987654321', roles: [readOnly] }),
        account('Tech', { roles: [admin, readOnly], adopted: [adopted('legacy')] }),
      ],
    }),
  );
  expect(limits.map(({ what, used, limit, where }) => [what, used, limit, where])).toEqual([
    ['group rules in the org', 3, 2000, undefined],
    ['roles in one account', 3, 1000, 'Tech'],
    ['managed policies on one role', 1, 10, 'Audit/ReadOnly'],
    ['characters of a trust policy', 315, 2048, 'Tech/Admin'],
    ['roles in one sign-in', 3, 225, 'Cloud Admins'],
  ]);
});
