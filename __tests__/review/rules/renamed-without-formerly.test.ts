import { renamedWithoutFormerly as rule } from '../../../lib/review/rules/renamed-without-formerly';
import { change, grant, managementGroup, role, seen } from '../support/builders';

const at = (key: string, more: Parameters<typeof role>[0] = {}) =>
  role({
    address: `federation:aws_iam_role.Account-123456789012_Role-${key}_Role_00D031DD`,
    name: `Okta-Tech-${key}`,
    ...more,
  });
const granted = (made: ReturnType<typeof role>, ...groups: readonly string[]) => ({
  roles: [made],
  grants: groups.map((name) => grant({ managementGroup: name }, made)),
});
const group = (...names: readonly string[]) => names.map((name) => managementGroup({ name }));
const grantedTo = (...names: readonly string[]) => ({
  managementGroups: group(...names),
  ...granted(at('Deploy'), ...names),
});
const moved = { address: 'federation:moved.okta_group.Helpdesk', arguments: [] };

test.each([
  ['nothing changes', change(granted(at('Deploy'), 'Support'), granted(at('Deploy'), 'Support'))],
  ['a role goes', change(granted(at('Deploy'), 'Support'), {})],
  ['a role is added', change({}, granted(at('Deploy'), 'Support'))],
  [
    'another group gets the new role',
    change(granted(at('Deploy'), 'Support'), granted(at('Ship', { policies: [] }), 'Admins')),
  ],
  [
    'the former name still exists',
    change(granted(at('Deploy'), 'Support'), {
      roles: [at('Ship'), role({ address: 'federation:aws_iam_role.Former', name: 'Okta-Tech-Deploy' })],
      grants: [grant({ managementGroup: 'Support' }, at('Ship'))],
    }),
  ],
  [
    'only the account has another name',
    change(granted(at('Deploy'), 'Support'), granted(at('Deploy', { name: 'Okta-Lab-Deploy' }), 'Support')),
  ],
  ['a group moves to its new key', change(grantedTo('Support'), { ...grantedTo('Helpdesk'), blocks: [moved] })],
  ['a group goes', change(grantedTo('Support', 'Admins'), grantedTo('Admins'))],
  [
    'Terraform forgets the group',
    change(grantedTo('Support'), { ...grantedTo('Helpdesk'), forgotten: ['federation:okta_group.Support'] }),
  ],
])('stays silent when %s', (_, given) => expect(rule.check(given)).toEqual([]));

test('reports a role with another key, and the lines that say it is the same', () => {
  const given = change(granted(at('Deploy'), 'Support'), granted(at('Ship'), 'Support'));
  expect(rule.check(given)).toMatchObject([
    {
      evidence: 'role Deploy is deleted while Ship is created; Support may lack both in between',
      edits: [{ lines: ['roles:', '  Ship:', '    formerly: Deploy'] }],
    },
  ]);
});

test('reports the only role that is gone and the only one that is new, also with other policies', () => {
  const given = change(granted(at('Deploy'), 'Support'), granted(at('Ship', { policies: [] }), 'Support'));
  expect(seen(rule, given)).toHaveLength(1);
});

test('reports a management group with another key', () => {
  expect(rule.check(change(grantedTo('Support'), grantedTo('Helpdesk')))).toMatchObject([
    {
      subject: 'Support',
      evidence: 'it is deleted with its members, who lose 1 role, and Helpdesk is created without anybody in it',
      edits: [{ file: 'management-groups.yaml', lines: ['Helpdesk:', '  formerly: Support'] }],
    },
  ]);
});

test('does not guess which of several groups is meant', () => {
  const [sighting] = rule.check(change(grantedTo('Support'), grantedTo('Helpdesk', 'Second level')));
  expect(sighting).toMatchObject({ evidence: expect.stringContaining('Helpdesk or Second level') as string });
  expect(sighting?.edits).toBeUndefined();
});
