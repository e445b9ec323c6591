import { loadConfig } from '../../lib/config/load';
import { copyOfConfig } from '../cli/support/temporary';
import { synthesizedFiles } from '../support/synthesize';

const app = (more: string) => `okta:
  orgName: mueller-tech
  app: { ${more} }
layout: per-account
roles:
  ReadOnly: { policies: [ReadOnlyAccess], grantedTo: [Support] }
`;
const TAGS = 'sessionTags: { CostCenter: user.costCenter }, sourceIdentity: user.login';

interface Stack {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

function synthesized(more: string) {
  const config = copyOfConfig({ 'federation.yaml': app(more) });
  const { federation, warnings } = loadConfig(config, { today: '2026-06-01' });
  const files = synthesizedFiles(federation);
  const blocks = (type: string) =>
    [...files]
      .filter(([path]) => path.endsWith('cdk.tf.json'))
      .flatMap(([, text]) => Object.values((JSON.parse(text) as Stack).resource[type] ?? {}));
  return { blocks, files, warnings };
}

test.each([
  ['before they are sent', TAGS, 0],
  ['once they are sent', `${TAGS}, sendSessionTags: true`, 2],
])('%s, every role trusts session tags and source identity, adopted ones included', (_, more, sent) => {
  const { blocks } = synthesized(more);
  const roles = blocks('aws_iam_role');
  expect(roles.length).toBeGreaterThan(4);
  for (const { assume_role_policy: trust } of roles)
    expect(trust).toContain('"Action":["sts:AssumeRoleWithSAML","sts:TagSession","sts:SetSourceIdentity"]');
  const [saml] = blocks('okta_app_saml');
  expect((saml?.['attribute_statements'] as unknown[] | undefined) ?? []).toHaveLength(sent);
});

test('the state in between is a warning that says the next step', () => {
  const told = (more: string) =>
    synthesized(more)
      .warnings.map(({ key }) => key)
      .filter((key) => key.startsWith('okta'));
  expect(told(TAGS)).toEqual(['okta.app.sessionTags']);
  expect(told(`${TAGS}, sendSessionTags: true`)).toEqual([]);
  expect(told('sessionDuration: 1h')).toEqual([]);
});

test('the user name is left to Okta unless it is configured', () => {
  const name = (more: string) => synthesized(more).blocks('okta_app_saml')[0]?.['user_name_template'];
  expect(name('sessionDuration: 1h')).toBeUndefined();
  expect(name('userName: user.email')).toBe('$${source.email}');
});
