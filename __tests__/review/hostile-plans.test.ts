import { FAIL_ON, shouldFail } from '../../lib/review/should-fail';
import {
  changeOf,
  configured,
  type Entry,
  fresh,
  made,
  reviewed,
  update,
  type Values,
  valuesAt,
} from './support/inline-plan';

/** A contributor who wants access past the review changes one thing in the plan of another team's federation. */

const [LOOK, DEPLOY, APP, RULE] = [
  'aws_iam_role.look',
  'aws_iam_role.deploy',
  'okta_app_saml.aws',
  'okta_app_signon_policy_rule.mfa',
];
const ACCOUNT = '345678901234';
const document = (...statements: object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const SIGN_IN = {
  Effect: 'Allow',
  Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
  Principal: { Federated: `arn:aws:iam::${ACCOUNT}:saml-provider/Okta` },
  Condition: {
    StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' },
    IpAddress: { 'aws:SourceIp': ['192.0.2.0/24'] },
  },
};
const trusts = (role: string, ...more: object[]) => [update(role, { assume_role_policy: document(SIGN_IN, ...more) })];
const lets = (Principal: unknown, rest: object = {}) => ({
  Effect: 'Allow',
  Principal,
  Action: 'sts:AssumeRole',
  ...rest,
});
const ifSignedIn = (Condition: object) => [update(LOOK, { assume_role_policy: document({ ...SIGN_IN, Condition }) })];
const audience = SIGN_IN.Condition.StringEquals;
const inline = (role: string, Action: unknown, Resource: unknown = '*') => [
  made('aws_iam_role_policy', null, { role, name: 'more', policy: document({ Effect: 'Allow', Action, Resource }) }),
];
const settings = (changes: object) => [
  update(APP, {
    app_settings_json: JSON.stringify({
      ...(JSON.parse(String(valuesAt(APP)['app_settings_json'])) as object),
      ...changes,
    }),
  }),
];
const says = (name: string, rest: object = {}) => [
  update(APP, {
    attribute_statements: [{ type: 'EXPRESSION', name: `https://aws.amazon.com/SAML/Attributes/${name}`, ...rest }],
  }),
];
const GROUP = valuesAt('okta_group.engineers');
const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';

const ATTACKS: readonly [title: string, entries: readonly Entry[], finding: string][] = [
  ['everybody may assume a role', trusts(LOOK, lets('*')), 'critical trust-wildcard-principal'],
  [
    'everybody but one may',
    trusts(LOOK, { ...lets(undefined), NotPrincipal: { AWS: ACCOUNT } }),
    'critical trust-wildcard-principal',
  ],
  ['an account by its number', trusts(LOOK, lets({ AWS: '999988887777' })), 'critical trust-foreign-principal'],
  ['a user by an id', trusts(LOOK, lets({ AWS: 'AIDAEXAMPLE' })), 'critical trust-foreign-principal'],
  [
    'an account by its canonical id',
    trusts(LOOK, lets({ CanonicalUser: '79a59d' })),
    'critical trust-foreign-principal',
  ],
  [
    'anybody with a certificate',
    trusts(LOOK, lets({ Service: 'rolesanywhere.amazonaws.com' })),
    'critical trust-foreign-principal',
  ],
  ['a server outside of AWS', trusts(LOOK, lets({ Service: 'ssm.amazonaws.com' })), 'critical trust-foreign-principal'],
  [
    'a second provider',
    trusts(LOOK, lets({ Federated: `arn:aws:iam::${ACCOUNT}:saml-provider/Other` })),
    'critical trust-foreign-principal',
  ],
  [
    'a program of GitHub',
    trusts(LOOK, lets({ Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com` })),
    'critical trust-foreign-principal',
  ],
  ['a service of the account', trusts(LOOK, lets({ Service: 'lambda.amazonaws.com' })), 'medium trust-outside-okta'],
  [
    'any other action',
    trusts(LOOK, { Effect: 'Allow', Principal: { AWS: '*' }, NotAction: 's3:x' }),
    'critical trust-wildcard-principal',
  ],
  ['no network', ifSignedIn({ StringEquals: audience }), 'high trust-condition-dropped'],
  [
    'every network in two halves',
    ifSignedIn({ StringEquals: audience, IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } }),
    'high trust-condition-dropped',
  ],
  [
    'all networks but one',
    ifSignedIn({ StringEquals: audience, NotIpAddress: { 'aws:SourceIp': ['203.0.113.9/32'] } }),
    'high trust-condition-dropped',
  ],
  [
    'an audience that may be missing',
    ifSignedIn({ 'ForAllValues:StringEquals': audience }),
    'high trust-audience-loose',
  ],
  ['an audience by a pattern', ifSignedIn({ StringLike: { 'SAML:aud': 'https://*' } }), 'high trust-foreign-audience'],
  [
    'a policy for everything but something',
    inline('Look', '*', undefined).map(exceptFor),
    'critical administrator-grant',
  ],
  ['every action by other wildcards', inline('Look', '?*', 'arn:*'), 'critical administrator-grant'],
  [
    'policies of another role',
    inline('Deploy', 'iam:PutRolePolicy', `arn:aws:iam::${ACCOUNT}:role/L*`),
    'high privilege-escalation',
  ],
  [
    'its own policies',
    inline('Deploy', 'iam:PutRolePolicy', `arn:aws:iam::${ACCOUNT}:role/Deploy`),
    'critical role-changes-itself',
  ],
  [
    'a list that takes policies away from others',
    [made('aws_iam_policy_attachment', null, { name: 'x', roles: ['Look'], policy_arn: ADMIN })],
    'critical administrator-grant',
  ],
  [
    'a group of users',
    [made('aws_iam_group_policy_attachments_exclusive', null, { group_name: 'all', policy_arns: [ADMIN] })],
    'critical administrator-without-grant',
  ],
  [
    'a role that is not known',
    [made('aws_iam_role_policy_attachment', null, { policy_arn: ADMIN })],
    'critical administrator-without-grant',
  ],
  [
    'an exclusive list that goes',
    [changeOf('aws_iam_role_policies_exclusive.look', { actions: ['delete'], after: null })],
    'high exclusive-list-removed',
  ],
  [
    'somebody in the block of a group',
    [update('okta_group.engineers', { users: ['00ueve'] })],
    'high sign-in-argument-changed',
  ],
  [
    'somebody in a group by another block',
    [made('okta_group_membership', null, { group_id: GROUP['id'], user_id: '00ueve' })],
    'high unknown-kind',
  ],
  ['an owner of a group', [made('okta_group_owner', null, { group_id: GROUP['id'] })], 'critical access-kind-changed'],
  [
    'a role of Okta for a group',
    [made('okta_group_role', null, { group_id: GROUP['id'], role_type: 'SUPER_ADMIN' })],
    'critical access-kind-changed',
  ],
  ['a rule for everybody', [update('okta_group_rule.engineers', { expression_value: 'true' })], 'high rule-unreadable'],
  [
    'a rule by a part of a name',
    [update('okta_group_rule.engineers', { expression_value: 'isMemberOfGroupNameStartsWith("E")' })],
    'high rule-unreadable',
  ],
  [
    'roles picked by name',
    [
      update('okta_app_group_assignments.aws', {
        group: [{ id: GROUP['id'], priority: 1, profile: '{"samlRoles":["Deploy"]}' }],
      }),
    ],
    'high unreadable',
  ],
  ['a role in the assertion', says('Role', { values: ['arn'] }), 'critical attribute-statements-role'],
  [
    'roles from groups',
    says('Role', { type: 'GROUP', filter_type: 'REGEX', filter_value: '.*' }),
    'critical attribute-statements-role',
  ],
  ['another client', settings({ webSSOAllowedClient: '0oaother' }), 'high app-settings-changed'],
  [
    'another page after sign-in',
    settings({ loginURL: 'https://console.aws.amazon.com.example.org/' }),
    'high app-settings-changed',
  ],
  ['keys in the settings', settings({ secretKey: 'x' }), 'high app-settings-changed'],
  [
    'a sign-in page in a note',
    [update(APP, { enduser_note: 'Sign in at https://example.org/login' })],
    'high link-added',
  ],
  ['names that somebody writes', [update(APP, { user_name_template_type: 'NONE' })], 'high user-name-template-changed'],
  [
    'a factor that is remembered',
    [update(RULE, { keep_me_signed_in: [{ post_auth: 'ALLOWED' }] })],
    'high sign-in-argument-changed',
  ],
  [
    'a rule before all others',
    [
      made('okta_app_signon_policy_rule', null, {
        policy_id: valuesAt(RULE)['policy_id'],
        name: 'x',
        priority: 0,
        access: 'ALLOW',
        factor_mode: '1FA',
      }),
    ],
    'critical mfa-removed',
  ],
  [
    'an app of another kind',
    [made('okta_app_saml', null, { label: 'Slack', preconfigured_app: 'slack' })],
    'medium unknown-kind',
  ],
  ['a kind that nobody knows, changed', [made('aws_xyz', { a: 1 }, { a: 2 })], 'high unknown-kind'],
  [
    'a kind with a name, changed',
    [made('aws_eks_access_policy_association', { a: 1 }, { a: 2 })],
    'critical access-kind-changed',
  ],
  [
    'a limit of accounts that goes',
    [made('aws_organizations_policy_attachment', { a: 1 }, null)],
    'critical access-kind-changed',
  ],
  [
    'an argument of a new role that no rule reads',
    [made('aws_iam_role', null, { name: 'x', assume_role_policy: document(SIGN_IN), unheard_of: true })],
    'medium other-change',
  ],
];

function exceptFor(entry: Entry): Entry {
  const policy = document({ Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::x' });
  return { ...entry, change: { ...entry.change, after: { ...entry.change.after, policy } } };
}

test('there are enough of them', () => expect(ATTACKS.length).toBeGreaterThan(40));

test.each(ATTACKS)('%s is reported for what it is', (_, entries, finding) => {
  const report = reviewed(entries);
  expect(fresh(report)).toContain(finding);
  if (!finding.startsWith('medium')) expect(shouldFail(report, 'danger')).toBe(true);
});

test('an identity that may assume an administrator’s role becomes one', () => {
  const administrator = made('aws_iam_role_policy_attachment', null, { role: 'Look', policy_arn: ADMIN });
  for (const principal of [{ AWS: `arn:aws:iam::${ACCOUNT}:role/Deploy` }, { Service: 'ec2.amazonaws.com' }])
    expect(fresh(reviewed([...trusts(LOOK, lets(principal)), administrator]))).toContain('high trust-outside-okta');
});

test.each<[string, object, string]>([
  [
    'another registry’s program under a known name',
    configured(
      ({ provider_config: { aws } }) => void Object.assign(aws ?? {}, { full_name: 'example.org/hashicorp/aws' }),
    ),
    'critical unknown-provider',
  ],
  [
    'a state that a server of somebody’s choice answers',
    configured(
      ({ root_module }) =>
        void root_module.resources.push({
          address: 'data.terraform_remote_state.x',
          mode: 'data',
          type: 'terraform_remote_state',
          name: 'x',
          expressions: { backend: { constant_value: 'http' } },
        }),
    ),
    'critical runs-at-plan-time',
  ],
  [
    'an ephemeral call of a function',
    configured(
      ({ root_module }) =>
        void root_module.resources.push({
          address: 'ephemeral.aws_lambda_invocation.x',
          mode: 'ephemeral',
          type: 'aws_lambda_invocation',
          name: 'x',
        }),
    ),
    'critical runs-at-plan-time',
  ],
  [
    'an ephemeral secret',
    configured(
      ({ root_module }) =>
        void root_module.resources.push({
          address: 'ephemeral.aws_secretsmanager_secret_version.x',
          mode: 'ephemeral',
          type: 'aws_secretsmanager_secret_version',
          name: 'x',
        }),
    ),
    'critical runs-at-plan-time',
  ],
  [
    'a module of somebody’s server, in a plan without changes',
    configured(({ root_module }) => {
      root_module.module_calls = { m: { source: 'git::https://evil.example/m', module: {} } };
    }),
    'high module-source-changed',
  ],
  [
    'an output that leads elsewhere, which only the changes of outputs show',
    { output_changes: { x: { actions: ['create'], before: null, after: 'https://evil.example/login' } } },
    'high link-added',
  ],
  [
    'an output that holds a key, which only the changes of outputs show',
    { output_changes: { x: { actions: ['create'], before: null, after: '-----BEGIN PRIVATE KEY-----' } } },
    'high secret-shown',
  ],
  [
    'an action of a provider',
    { action_invocations: [{ address: 'action.aws_lambda_invoke.x' }] },
    'critical runs-at-plan-time',
  ],
  [
    'an action that is put off',
    { deferred_action_invocations: [{ action_invocation: { address: 'action.aws_lambda_invoke.x' } }] },
    'critical runs-at-plan-time',
  ],
  [
    'a change that is put off, whatever the plan says of itself',
    {
      complete: true,
      deferred_changes: [{ reason: 'provider_config_unknown', resource_change: made('aws_iam_role', null, {}) }],
    },
    'high plan-incomplete',
  ],
])('%s is reported', (_, top, finding) => {
  expect(fresh(reviewed([], top))).toContain(finding);
});

test('a policy of sign-on that the app names wins over one that is assigned to it', () => {
  const report = reviewed(
    [update(APP, { authentication_policy: 'rst0000000000other' })],
    configured(({ root_module }) => {
      for (const block of root_module.resources as { address: string; expressions: Record<string, unknown> }[])
        if (block.address === APP)
          block.expressions['authentication_policy'] = { constant_value: 'rst0000000000other' };
    }),
  );
  expect(fresh(report)).toEqual(expect.arrayContaining(['critical mfa-removed', 'high sign-on-policy-changed']));
});

const check = (status: string) => ({ checks: [{ address: { kind: 'check', to_display: 'check.mfa' }, status }] });

test.each(['fail', 'error'])('a check with the status %s is named before anything else', (status) => {
  expect(reviewed([], check(status)).notices.join()).toContain('do not hold in the plan plan: check.mfa');
});

test.each(['pass', 'unknown'])('a check with the status %s is not named', (status) => {
  expect(reviewed([], check(status)).notices).toEqual([]);
});

test.each<[string, object]>([
  [
    'an ephemeral password that is made up',
    configured(
      ({ root_module }) =>
        void root_module.resources.push({
          address: 'ephemeral.random_password.x',
          mode: 'ephemeral',
          type: 'random_password',
          name: 'x',
        }),
    ),
  ],
  [
    'a module of one version that makes nothing',
    configured(({ root_module }) => {
      root_module.module_calls = { m: { source: 'acme/label/null', version_constraint: '1.2.3', module: {} } };
    }),
  ],
  ['an output that becomes nothing', { output_changes: { x: { actions: ['delete'], before: 'a', after: null } } }],
])('%s raises no alarm by itself', (_, top) => expect(fresh(reviewed([], top))).toEqual([]));

const same = (address: string): Values => valuesAt(address);

test.each<[string, readonly Entry[]]>([
  ['nothing', []],
  [
    'other order of the same statements',
    [update(LOOK, { assume_role_policy: document({ ...SIGN_IN, Action: [...SIGN_IN.Action].reverse() }) })],
  ],
  ['tags and words', [update(LOOK, { tags: { a: 'b' }, description: 'c' })]],
  ['the console of another partition', settings({ loginURL: 'https://console.aws.amazon.com/ec2/home' })],
  [
    'an object that moves to another address',
    [changeOf(DEPLOY, { actions: ['no-op'] })].map((entry) => ({ ...entry, previous_address: 'aws_iam_role.old' })),
  ],
  ['tags of a kind that nobody knows', [made('aws_xyz', { tags: { a: '1' } }, { tags: { a: '2' } })]],
  [
    'a list that is written again',
    [update('okta_app_group_assignments.aws', { group: same('okta_app_group_assignments.aws')['group'] })],
  ],
])('%s raises no alarm', (_, entries) => {
  const report = reviewed(entries);
  expect({ verdict: report.verdict, found: fresh(report) }).toEqual({ verdict: 'unchanged', found: [] });
  for (const failOn of FAIL_ON) expect(shouldFail(report, failOn)).toBe(false);
});
