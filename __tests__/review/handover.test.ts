import { review } from '../../lib/review/review';
import { app, change, granted, managementGroup, role, statement, user } from './support/builders';
import type { Access } from '../../lib/access/model/access';

const key = (slot: string) => ({ address: `federation:aws_iam_access_key.${slot}`, status: 'Active', pgp: true });
const steps = (before: Partial<Access>, after: Partial<Access>) => review(change(before, after)).handover;

test('nothing is left to do when nothing changes', () => {
  const all = {
    ...granted(),
    apps: [app()],
    users: [user({ accessKeys: [key('a')] })],
    managementGroups: [managementGroup()],
  };
  expect(steps(all, all)).toEqual([]);
});

test.each<[string, Partial<Access>, Partial<Access>, string]>([
  [
    'a new access key has to be entered in Okta',
    {},
    { users: [user({ accessKeys: [key('a')] })] },
    'Enter the new access key of okta-provisioning',
  ],
  [
    'the remaining key has to be the one that Okta holds',
    { users: [user({ accessKeys: [key('a'), key('b')] })] },
    { users: [user({ accessKeys: [key('b')] })] },
    'Before applying',
  ],
  [
    'another signing key needs more than one apply',
    { apps: [app()] },
    { apps: [app({ keyName: '2026' })] },
    'Apply until the plan is empty',
  ],
  [
    'a new management group is empty',
    {},
    { managementGroups: [managementGroup()] },
    'Add people to the management group Support',
  ],
  [
    'a released role has a second step',
    { roles: [role({ adopted: true })] },
    { roles: [role({ adopted: true, trust: { known: [statement({ actions: ['sts:AssumeRole'] })] } })] },
    'release: forget',
  ],
  ['a new role is tried out', {}, granted(), 'as a member of Support'],
  ['open sessions outlive a loss', granted(), {}, 'Sessions that Support opened'],
])('%s', (_, before, after, step) => expect(steps(before, after).join('\n')).toContain(step));

test('a group whose members the documents name needs nobody', () => {
  expect(steps({}, { managementGroups: [managementGroup({ members: ['ada@mueller-tech.com'] })] })).toEqual([]);
});
