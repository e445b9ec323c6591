import { reportMarkdown } from '../../../lib/import/report-text';
import { writeImport } from '../../../lib/import/write/write-import';
import { handMade } from '../support/hand-made';
import { ACCOUNT, role, trust } from '../support/live';

const ADMIN = `arn:aws:iam::${ACCOUNT}:role/Admin`;
const OURS = trust({ provider: 'OKTA' }).Statement;

/** Who else may assume the imported role, with these statements in its trust policy. */
function others(...statements: readonly unknown[]): readonly string[] {
  const Statement = [...OURS, ...statements];
  return writeImport(handMade({ roles: [role('Admin', { trust: { Version: '2012-10-17', Statement } })] })).others;
}
const allow = (Principal: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Principal,
  Action: 'sts:AssumeRole',
  ...more,
});

test('nobody is named where only the app’s SAML provider is trusted', () => {
  expect(others()).toEqual([]);
  expect(others({ Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' })).toEqual([]);
});

test.each<[string, unknown, string]>([
  [
    'another account',
    allow({ AWS: 'arn:aws:iam::666666666666:root' }),
    'AWS:arn:aws:iam::666666666666:root by sts:AssumeRole',
  ],
  ['a service', allow({ Service: 'ec2.amazonaws.com' }), 'Service:ec2.amazonaws.com by sts:AssumeRole'],
  ['everybody', allow('*'), '* by sts:AssumeRole'],
  [
    'everybody but one',
    { Effect: 'Allow', NotPrincipal: { AWS: '111111111111' }, Action: 'sts:AssumeRole' },
    'all but AWS:111111111111 by sts:AssumeRole',
  ],
  [
    'another provider, under a condition',
    allow(
      { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/gitlab.com` },
      { Action: 'sts:AssumeRoleWithWebIdentity', Condition: { StringLike: { 'gitlab.com:sub': 'project:*' } } },
    ),
    `Federated:arn:aws:iam::${ACCOUNT}:oidc-provider/gitlab.com by sts:AssumeRoleWithWebIdentity, if StringLike gitlab.com:sub = project:*`,
  ],
  [
    'the SAML provider of the same name in another account',
    allow({ Federated: 'arn:aws:iam::666666666666:saml-provider/OKTA' }, { Action: 'sts:AssumeRoleWithSAML' }),
    'Federated:arn:aws:iam::666666666666:saml-provider/OKTA by sts:AssumeRoleWithSAML',
  ],
])('%s beside it is named with the role', (_, statement, line) => {
  expect(others(statement)).toEqual([`${ADMIN}: ${line}`]);
});

test('a statement that can’t be read may let in anybody', () => {
  expect(others('something else')).toEqual([
    `${ADMIN}: a part of its trust policy can’t be read, and may let in anybody`,
  ]);
});

test('the report has a section for them', () => {
  const report = { entries: [], problems: [], removed: '', takenAt: '2026-06-01T00:00:00.000Z' };
  const service = others(allow({ Service: 'ec2.amazonaws.com' }));
  expect(reportMarkdown({ ...report, others: service })).toContain(
    `## May assume an imported role besides people of the app: it stays so (1)\n\n- ${ADMIN}: Service:ec2.amazonaws.com`,
  );
  expect(reportMarkdown({ ...report, others: [] })).not.toContain('May assume');
});
