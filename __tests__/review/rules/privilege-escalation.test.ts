import { privilegeEscalation as rule } from '../../../lib/review/rules/privilege-escalation';
import { ADMINISTRATOR, allow, change, granted, policy, READ_ONLY, role, seen } from '../support/builders';

const withDocument = (document: unknown) => change({}, granted({ policies: [policy('deploy', document)] }));

const CA = 'arn:aws:acm-pca:*:123456789012:certificate-authority';

test.each([
  ['the keys of the user itself', allow('iam:CreateAccessKey', 'arn:aws:iam::123456789012:user/${aws:username}')],
  ['reading users', allow(['iam:GetUser', 'iam:ListUsers'])],
  ['passing a role without starting anything', allow('iam:PassRole', 'arn:aws:iam::*:role/app-*')],
  ['reading one secret', allow('secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:*:*:secret:app-*')],
  ['issuing certificates of one authority', allow('acm-pca:IssueCertificate', `${CA}/app`)],
  ['starting without passing a role', allow('lambda:CreateFunction')],
])('stays silent for %s', (_, document) => expect(rule.check(withDocument(document))).toEqual([]));

test.each([
  ['iam:CreateAccessKey', '*', 'user'],
  ['iam:CreatePolicyVersion', 'arn:aws:iam::123456789012:policy/*', 'policy'],
  ['iam:UpdateAssumeRolePolicy', 'arn:aws:iam::*:role/*', 'role'],
  ['iam:UpdateSAMLProvider', '*', 'saml-provider'],
  ['sts:AssumeRole', '*', 'role'],
  ['acm-pca:IssueCertificate', `${CA}/*`, 'certificate authority'],
  ['rolesanywhere:CreateTrustAnchor', '*', 'trust anchor'],
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

test.each([
  ['sts:AssumeRole', 'arn:aws:iam::*:role/reader'],
  ['iam:CreateAccessKey', 'arn:aws:iam::123456789012:user/app/*'],
  ['iam:AddUserToGroup', 'arn:aws:iam::123456789012:group/admins'],
  ['iam:CreatePolicyVersion', 'arn:aws:iam::123456789012:policy/team/own'],
  ['iam:UpdateSAMLProvider', 'arn:aws:iam::123456789012:saml-provider/Okta'],
])('reports %s on %s, which nobody can look at here', (action, resource) => {
  expect(seen(rule, withDocument(allow(action, resource))).join()).toContain(
    `${action} on ${resource}, which is not in these documents`,
  );
});

test('reports a role that is passed to what the identity may start', () => {
  const document = allow(['iam:PassRole', 'lambda:CreateFunction'], ['arn:aws:iam::*:role/app-*', '*:function:app-*']);
  expect(seen(rule, withDocument(document)).join()).toContain(
    'role/app-*, which is not in these documents, with lambda:',
  );
});

test.each([
  [READ_ONLY, 'medium'],
  [ADMINISTRATOR, undefined],
])('a role of these documents that may be assumed counts for what it may do: %s', (name, severity) => {
  const arn = 'arn:aws:iam::123456789012:role/Other';
  const { before, after } = withDocument(allow('sts:AssumeRole', arn));
  const other = role({ name: 'Other', address: 'b', arn: { known: arn }, policies: [policy(name)] });
  const sides = change(before, { ...after, roles: [...after.roles, other] });
  expect(rule.check(sides).map((each) => each.severity)).toEqual([severity]);
});
