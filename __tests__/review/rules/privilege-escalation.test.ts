import { privilegeEscalation as rule } from '../../../lib/review/rules/privilege-escalation';
import { allow, change, granted, policy, seen } from '../support/builders';

const withDocument = (document: unknown) => change({}, granted({ policies: [policy('deploy', document)] }));

test.each([
  ['keys of its own user path', allow('iam:CreateAccessKey', 'arn:aws:iam::123456789012:user/app/*')],
  ['reading users', allow(['iam:GetUser', 'iam:ListUsers'])],
  ['roles of one name', allow('sts:AssumeRole', 'arn:aws:iam::*:role/reader')],
])('stays silent for %s', (_, document) => expect(rule.check(withDocument(document))).toEqual([]));

test.each([
  ['iam:CreateAccessKey', '*', 'user'],
  ['iam:CreatePolicyVersion', 'arn:aws:iam::123456789012:policy/*', 'policy'],
  ['iam:UpdateAssumeRolePolicy', 'arn:aws:iam::*:role/*', 'role'],
  ['iam:UpdateSAMLProvider', '*', 'saml-provider'],
  ['sts:AssumeRole', '*', 'role'],
])('reports %s on %s', (action, resource, kind) => {
  expect(seen(rule, withDocument(allow(action, resource))).join()).toContain(`${action} on every ${kind}`);
});
