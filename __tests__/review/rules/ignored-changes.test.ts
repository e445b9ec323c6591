import { ignoredChanges as rule } from '../../../lib/review/rules/ignored-changes';
import { change, seen } from '../support/builders';

const ignoring = (resource: string, ...names: string[]) => ({
  ignored: [{ address: `federation:${resource}`, arguments: names }],
});
const OWNERS_OWN = ['description', 'max_session_duration', 'path', 'permissions_boundary', 'tags', 'tags_all'];

test.each([
  ['what belongs to the owner of an adopted role', 'aws_iam_role.x', OWNERS_OWN],
  ['the name of a role that is renamed', 'aws_iam_role.x', ['name']],
  ['a description', 'okta_group.x', ['description']],
  ['what the product keeps in the state', 'terraform_data.x', ['input']],
])('stays silent about %s', (_, resource, names) => {
  expect(rule.check(change({}, ignoring(resource, ...names)))).toEqual([]);
});

test.each([
  ['aws_iam_role.x', 'assume_role_policy'],
  ['aws_iam_role.x', 'all'],
  ['aws_iam_role_policy.x', 'policy'],
  ['okta_group_rule.x', 'expression_value'],
  ['okta_app_saml.x', 'app_settings_json'],
  ['okta_app_group_assignments.x', 'group[0].id'],
])('reports %s that ignores %s', (resource, name) => {
  expect(seen(rule, change({}, ignoring(resource, name)))).toEqual([`federation:${resource}: ignore_changes: ${name}`]);
});
