import type { Access } from '../../../lib/access/model/access';
import type { Grant } from '../../../lib/access/model/grants';
import type { Role } from '../../../lib/access/model/aws';
import { compareGrants } from '../../../lib/review/grants/compare-grants';
import { access, grant, managementGroup, policy, role } from '../support/builders';

function having(roles: Partial<Role>[], groups = ['Support'], note: Partial<Grant> = {}): Access {
  const made = roles.map((parts) => role(parts));
  return access({
    roles: made,
    managementGroups: groups.map((name) => managementGroup({ name, address: 'federation:okta_group.the-same' })),
    grants: groups.flatMap((managementGroupName) =>
      made.map((it) => grant({ ...note, managementGroup: managementGroupName }, it)),
    ),
  });
}

const told = (before: Access, after: Access) => {
  const { gains, losses, renames } = compareGrants(before, after);
  return {
    gains: gains.length,
    losses: losses.length,
    renames: renames.map(({ from, to }) => `${from.managementGroup}/${from.role} → ${to.managementGroup}/${to.role}`),
  };
};

test('a role with the same powers under another name is renamed', () => {
  expect(told(having([{ name: 'Deploy' }]), having([{ name: 'Ship' }]))).toEqual({
    gains: 0,
    losses: 0,
    renames: ['Support/Deploy → Support/Ship'],
  });
});

test('several roles with equal powers are renamed when as many come as go', () => {
  expect(told(having([{ name: 'A' }, { name: 'B' }]), having([{ name: 'C' }, { name: 'D' }])).renames).toEqual([
    'Support/A → Support/C',
    'Support/B → Support/D',
  ]);
});

test.each<[string, Partial<Role>[], Partial<Grant>]>([
  ['it has another policy', [{ name: 'Ship', policies: [policy('other')] }], {}],
  ['its session is longer', [{ name: 'Ship', maxSessionSeconds: 7200 }], {}],
  ['it has a boundary', [{ name: 'Ship', permissionsBoundary: 'b' }], {}],
  [
    'it asks for other conditions',
    [{ name: 'Ship' }],
    { conditions: [{ operator: 'Bool', key: 'a', values: ['true'] }] },
  ],
  ['it ends', [{ name: 'Ship' }], { until: '2027-01-01' }],
  [
    'it is in another account',
    [{ name: 'Ship', accountId: { known: '999999999999' }, arn: { known: 'arn:aws:iam::999999999999:role/Ship' } }],
    {},
  ],
  ['it is adopted, and its policies are unknown', [{ name: 'Ship', adopted: true }], {}],
  ['two come for one', [{ name: 'Ship' }, { name: 'Boat' }], {}],
])('no rename is claimed when %s', (_, roles, note) => {
  const { renames, losses } = told(having([{ name: 'Deploy' }]), having(roles, ['Support'], note));
  expect(renames).toEqual([]);
  expect(losses).toBe(1);
});

test('a management group that keeps its address is renamed in place', () => {
  expect(told(having([{}], ['Support']), having([{}], ['Helpdesk'])).renames).toEqual([
    'Support/Okta-Mueller-Tech-Deploy → Helpdesk/Okta-Mueller-Tech-Deploy',
  ]);
});

test.each<[string, (access: Access) => Access]>([
  ['its address is another', (it) => ({ ...it, managementGroups: [managementGroup({ name: 'Helpdesk' })] })],
  [
    'it is only read: another name is another group',
    (it) => ({ ...it, managementGroups: it.managementGroups.map((group) => ({ ...group, existing: true })) }),
  ],
])('no rename of a group is claimed when %s', (_, turn) => {
  expect(told(having([{}], ['Support']), turn(having([{}], ['Helpdesk'])))).toEqual({
    gains: 1,
    losses: 1,
    renames: [],
  });
});
