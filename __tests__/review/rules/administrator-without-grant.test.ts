import type { Access } from '../../../lib/access';
import { administratorWithoutGrant as rule } from '../../../lib/review/rules/administrator-without-grant';
import {
  ADMINISTRATOR,
  allow,
  change,
  granted,
  managedPolicy,
  outsider,
  policy,
  READ_ONLY,
  role,
  seen,
  user,
} from '../support/builders';

const admin = policy(ADMINISTRATOR);

test.each<[string, Partial<Access>]>([
  ['a granted administrator, which another rule reports', granted({ policies: [admin] })],
  ['a role that reads', { roles: [role()] }],
  ['a group that reads', { otherHolders: [outsider('group', 'auditors', policy(READ_ONLY))] }],
  [
    'a managed policy that a granted role holds',
    {
      ...granted({ policies: [policy('arn:aws:iam::123456789012:policy/all', allow('*'))] }),
      otherHolders: [managedPolicy('arn:aws:iam::123456789012:policy/all', allow('*'))],
    },
  ],
  [
    'a managed policy that is a boundary',
    {
      roles: [role({ permissionsBoundary: 'arn:aws:iam::123456789012:policy/all' })],
      otherHolders: [managedPolicy('arn:aws:iam::123456789012:policy/all', allow('*'))],
    },
  ],
])('stays silent for %s', (_, after) => expect(rule.check(change({}, after))).toEqual([]));

test('stays silent for an administrator role that only loses its grants', () =>
  expect(rule.check(change(granted({ policies: [admin] }), { roles: [role({ policies: [admin] })] }))).toEqual([]));

test('reports a role that becomes an administrator as it loses its grants', () =>
  expect(rule.check(change(granted(), { roles: [role({ policies: [admin] })] }))).toHaveLength(1));

test.each<[string, Partial<Access>, string]>([
  ['a role without a grant', { roles: [role({ policies: [admin] })] }, 'role/Okta-Mueller-Tech-Deploy'],
  ['a user', { users: [user({ policies: [policy('all', allow('*'))] })] }, 'user okta-provisioning in 123456789012'],
  ['a role that something else makes', { otherHolders: [outsider('role', 'ci', admin)] }, 'role ci in 123456789012'],
  ['a group', { otherHolders: [outsider('group', 'ops', policy('all', allow('*')))] }, 'group ops in 123456789012'],
  [
    'a managed policy that others may hold',
    { otherHolders: [managedPolicy('arn:aws:iam::123456789012:policy/all', allow('*'))] },
    'policy/all',
  ],
])('reports %s', (_, after, subject) => {
  const found = seen(rule, change({}, after));
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(subject);
});
