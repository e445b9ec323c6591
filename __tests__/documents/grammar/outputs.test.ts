import { problemOfOutput } from '../../../lib/documents/grammar/outputs';
import type { Json } from '../../../lib/documents/json/json';

const ACCOUNTS = new Set(['123456789012']);
const problem = (name: string, value: unknown, rest: object = {}) =>
  problemOfOutput(name, JSON.parse(JSON.stringify({ value, ...rest })) as Json, ACCOUNTS);
const role = (group: string, arn: string) => problem('role_arns', { [group]: arn });
const KEY = '${aws_iam_access_key.Key-a.secret}';

test.each<[string, string, unknown, object?]>([
  ['the app', 'okta_app_id', '${okta_app_saml.App.id}'],
  ['metadata of an app outside of the configuration', 'saml_metadata', '<xml/>'],
  ['a group', 'management_group_ops_0a1b2c3d', '${data.okta_group.Ops.id}'],
  ['the secret of a key', 'provisioning_key_secret_a', KEY, { sensitive: true }],
  ['a provider', 'saml_provider_arns', { Tech: 'arn:aws:iam::123456789012:saml-provider/Okta' }],
  ['a role', 'role_arns', { 'aws#Tech#Look#123456789012': 'arn:aws:iam::123456789012:role/team/Look' }],
  ['a group with a name of its own', 'role_arns', { 'app-123456789012-X': 'arn:aws:iam::123456789012:role/Look' }],
])('%s is what the product writes', (_, name, value, rest = {}) => {
  expect(problem(name, value, rest)).toBeUndefined();
});

test.each<[string, string, unknown, object?]>([
  ['another name', 'x', KEY, { sensitive: true }],
  ['a secret under the name of an id', 'provisioning_key_id_a', KEY],
  ['a secret that is not marked', 'provisioning_key_secret_a', KEY],
  ['a link of somebody', 'okta_app_embed_url', 'https://evil.example/'],
  ['a provider of another account', 'saml_provider_arns', { Tech: 'arn:aws:iam::444455556666:saml-provider/Okta' }],
])('%s is not', (_, name, value, rest = {}) => {
  expect(problem(name, value, rest)).toEqual(expect.stringMatching(/./));
});

test.each([
  ['aws#Tech#Look#123456789012', 'arn:aws:iam::444455556666:role/Look'],
  ['aws#Tech#Look#123456789012', 'arn:aws:iam::123456789012:role/Admin'],
  ['aws#Tech#Look#444455556666', 'arn:aws:iam::123456789012:role/Look'],
  ['aws#Tech#Look#123456789012', 'no ARN'],
])('a role group %s does not get %s', (group, arn) => {
  expect(role(group, arn)).toBe(`it names an ARN that is not of ${group}`);
});
