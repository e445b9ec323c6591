import { roleOfArn, roleOfGroup, ruleGraphOf } from '../../../sandbox/stacks/rule-graph';

const admin = 'aws#Mueller-Tech#Okta-Mueller-Tech-Admin#123456789012';
const reader = 'aws#Audit#Okta-Audit-ReadOnly#000000000001';
const graph = ruleGraphOf([
  {
    name: 'okta',
    directory: '/',
    dependencies: [],
    json: {
      data: { okta_group: { auditors: { name: 'Auditors' } } },
      resource: {
        okta_group: { admins: { name: 'Cloud Admins' }, admin: { name: admin }, reader: { name: reader } },
        okta_group_rule: {
          one: {
            expression_value: 'isMemberOfAnyGroup("${okta_group.admins.id}")',
            group_assignments: ['${okta_group.admin.id}'],
          },
          two: {
            expression_value: 'isMemberOfAnyGroup("${okta_group.admins.id}","${data.okta_group.auditors.id}")',
            group_assignments: ['${okta_group.reader.id}'],
          },
        },
      },
    },
  },
]);

test('reads management groups and what they lead to out of the rules', () => {
  expect(graph.managementGroups).toEqual(['Auditors', 'Cloud Admins']);
  expect(graph.roleGroupsFor(['Cloud Admins'])).toEqual([reader, admin]);
  expect(graph.roleGroupsFor(['Auditors'])).toEqual([reader]);
  expect(graph.roleGroupsFor([])).toEqual([]);
});

test('a role group and the ARN that is made of it name the same role', () => {
  expect(roleOfGroup(admin)).toBe(roleOfArn('arn:aws:iam::123456789012:role/okta/Okta-Mueller-Tech-Admin'));
});
