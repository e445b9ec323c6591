import { privilegeEscalation as rule } from '../../../lib/review/rules/privilege-escalation';
import { allow, change, granted, policy, role, seen } from '../support/builders';

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

test.each([
  ['iam:PutRolePolicy', 'arn:aws:iam::123456789012:role/Oth*'],
  ['iam:UpdateAssumeRolePolicy', 'arn:aws:iam::123456789012:role/Other'],
])('reports %s on a role of these documents: %s', (action, resource) => {
  const { before, after } = withDocument(allow(action, resource));
  const other = role({ name: 'Other', address: 'b', arn: { known: 'arn:aws:iam::123456789012:role/Other' } });
  const sides = { before, after: { ...after, roles: [...after.roles, other] } };
  expect(seen(rule, change(sides.before, sides.after)).join()).toContain(
    `${action} on ${resource}, which is arn:aws:iam::123456789012:role/Other`,
  );
});
