import { provisioningUserTooPowerful as rule } from '../../../lib/review/rules/provisioning-user-too-powerful';
import { allow, change, policy, seen, user } from '../support/builders';

const withDocument = (document: unknown) => change({}, { users: [user({ policies: [policy('okta', document)] })] });

test.each([
  ['it lists roles and aliases', allow(['iam:ListRoles', 'iam:listaccountaliases'])],
  [
    "it has the older form's rights",
    allow(['iam:GetUser', 'sts:AssumeRole'], 'arn:aws:iam::*:role/Okta-Idp-cross-account-role'),
  ],
  ['something is denied', { Statement: { Effect: 'Deny', NotAction: 'iam:ListRoles', Resource: '*' } }],
])('stays silent when %s', (_, document) => expect(rule.check(withDocument(document))).toEqual([]));

test.each([
  ['another action', allow(['iam:ListRoles', 's3:GetObject']), 's3:GetObject'],
  ['a wildcard', allow('iam:List*'), 'iam:List*'],
  ['every role', allow('sts:AssumeRole'), 'sts:AssumeRole'],
  ['all but a list', { Statement: { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' } }, 'everything but'],
  ['what nobody can read', undefined, 'not in the documents'],
])('reports %s', (_, document, evidence) => expect(seen(rule, withDocument(document)).join()).toContain(evidence));
