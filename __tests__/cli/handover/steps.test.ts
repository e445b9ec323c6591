import { handoverSteps } from '../../../lib/cli/handover/steps';
import type { Step } from '../../../lib/cli/handover/step';
import type { Federation } from '../../../lib/config/model';
import { account, adopted, federation, grants, role } from '../support/federation';

const step = (given: Partial<Federation>, id: string): Step | undefined =>
  handoverSteps(federation(given)).find((each) => each.id === id);
const values = (given: Partial<Federation>, id: string): readonly string[] =>
  step(given, id)?.values.map(({ label, value }) => `${label}: ${value}`) ?? [];

const admin = role('Admin', { grants: grants('Support') });
const tech = account('Tech', { roles: [admin] });
const provisioningUser = { account: 'Tech', name: 'okta-provisioning', keys: ['a'] } as const;
const okta = federation().okta;
const foreign = { ...okta, app: { ...okta.app, metadata: '<xml/>' } };

test('a configuration that has nothing of it asks for nothing but the token', () => {
  expect(handoverSteps(federation()).map(({ id }) => id)).toEqual(['okta-service-app']);
});

test('what exists is taken over stack by stack: Okta, the account that concerns the fewest, then the others', () => {
  const imports = {
    okta: { assignments: [], managementGroups: new Map<string, string>(), keptRules: new Map() },
    accounts: new Map(),
  };
  const busy = account('Prod', { id: '111111111111', roles: [role('Admin', { grants: grants('Support', 'Ops') })] });
  const quiet = account('Sand', { id: '222222222222', roles: [admin] });
  expect(step({ accounts: [busy, quiet] }, 'taking-over')).toBeUndefined();
  expect(values({ accounts: [busy, quiet], imports, layout: 'per-account' }, 'taking-over')).toEqual([
    'first: okta',
    'one account alone: account-222222222222 (Sand)',
    'then: account-111111111111 (Prod)',
  ]);
  expect(values({ accounts: [busy], imports }, 'taking-over')).toEqual(['stack: federation']);
  const actions = step({ accounts: [busy], imports }, 'taking-over')?.actions.join(' ');
  expect(actions).toContain('federation import --check');
});

test('the Provisioning tab comes with the user that it needs, and with where its key is', () => {
  expect(step({ accounts: [tech] }, 'api-integration')).toBeUndefined();
  expect(values({ accounts: [tech], provisioningUser }, 'api-integration')).toEqual([
    'page: https://mueller-tech-admin.okta.com/admin/apps/active',
    'user: okta-provisioning in Tech',
    'access key: terraform -chdir=cdktf.out/stacks/federation output -raw provisioning_key_id_a',
    'secret key: terraform -chdir=cdktf.out/stacks/federation output -raw provisioning_key_secret_a',
  ]);
});

test('in the layout per-account the key is in the stack of its account', () => {
  const [, , key] = values({ accounts: [tech], provisioningUser, layout: 'per-account' }, 'api-integration');
  expect(key).toContain('cdktf.out/stacks/account-123456789012 ');
});

test('an encrypted key is reported as such', () => {
  const encrypted = { accounts: [tech], provisioningUser: { ...provisioningUser, pgpKey: 'keybase:ada' } };
  expect(values(encrypted, 'api-integration').at(-1)).toMatch(
    /^secret key \(encrypted.*provisioning_key_encrypted_secret_a$/,
  );
});

test('an app that others run is handed over with everything its Sign On tab needs, and no token is asked for', () => {
  const given = { okta: foreign, accounts: [account('Tech', { roles: [admin], adopted: [adopted('legacy')] })] };
  expect(step(given, 'okta-service-app')).toBeUndefined();
  expect(values(given, 'foreign-app')).toEqual([
    'AWS environment: aws.amazon',
    'ACS URL: (blank)',
    'Join all roles: on',
    'Use Group Mapping: on',
    String.raw`Group Filter: ^aws\#\S+\#(?{{role}}[\w\-]+)\#(?{{accountid}}\d+)$`,
    'Role Value Pattern: arn:aws:iam::${accountid}:saml-provider/Okta,arn:aws:iam::${accountid}:role/${role}',
    'Session Duration (seconds): 3600',
    'role group: aws#Tech#Okta-Tech-Admin#123456789012',
    'role group: aws#Tech#legacy#123456789012',
    'members of Support: aws#Tech#Okta-Tech-Admin#123456789012',
  ]);
});

test.each([
  ['aws', 'eu-central-1', 'https://eu-central-1.signin.aws.amazon.com/saml'],
  ['aws-us-gov', 'us-gov-west-1', 'https://signin.amazonaws-us-gov.com/saml'],
] as const)('in %s, %s, the ACS URL of such an app is %s', (partition, region, url) => {
  expect(values({ okta: foreign, partition, signInRegions: [region] }, 'foreign-app')).toContain(`ACS URL: ${url}`);
});

test('every account is named with how Terraform gets in, a retired one too', () => {
  const accounts = [
    account('A', { id: '000000000001' }),
    account('B', { id: '000000000002', retired: true, connect: { type: 'profile', profile: 'b' } }),
    account('C', { connect: { type: 'assumeRole', role: 'arn:aws:iam::123456789012:role/x/Deploy', externalId: 'e' } }),
  ];
  expect(values({ accounts }, 'connect-accounts')).toEqual([
    'A (000000000001): arn:aws:iam::000000000001:role/OrganizationAccountAccessRole',
    'B (000000000002): profile b',
    'C (123456789012): arn:aws:iam::123456789012:role/x/Deploy, with an external id',
  ]);
});

test('what the plan refers to and does not make is listed, AWS-managed policies are not', () => {
  const policies = [
    { type: 'managed', arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
    { type: 'managed', arn: 'arn:aws:iam::123456789012:policy/ours' },
  ] as const;
  const given = {
    rolePath: '/okta/',
    managementGroups: [
      { key: 'Auditors', name: 'Auditors', existing: true },
      { key: 'Support', name: 'Support', existing: false, members: ['ada@mueller-tech.com'] },
    ],
    accounts: [
      account('Tech', {
        roles: [role('Admin', { policies, permissionsBoundary: 'arn:aws:iam::123456789012:policy/edge' })],
        adopted: [adopted('legacy')],
      }),
    ],
  };
  expect(values(given, 'what-must-exist')).toEqual([
    'Okta group: Auditors',
    'Okta user: ada@mueller-tech.com',
    'role: arn:aws:iam::123456789012:role/okta/legacy',
    'policy in Tech: arn:aws:iam::123456789012:policy/ours',
    'policy in Tech: arn:aws:iam::123456789012:policy/edge',
  ]);
});

test('people are added by hand only where the configuration has no members', () => {
  const managementGroups = [
    { key: 'Cloud Admins', name: 'Cloud Admins', existing: false, members: ['ada@mueller-tech.com'] },
    { key: 'Support', name: 'Support', existing: false },
  ];
  expect(values({ managementGroups }, 'people')).toEqual(['group: Support']);
});

test('a grant with an end needs an apply after it: the earliest first', () => {
  const ending = (until: string) => [{ managementGroup: 'Support', until }];
  const accounts = [
    account('Tech', {
      roles: [role('Admin', { grants: ending('2027-12-31') }), role('Deploy', { grants: ending('2027-01-31') })],
    }),
  ];
  expect(values({ accounts }, 'expiring-grants')).toEqual([
    'after 2027-01-31: Support → Deploy in Tech',
    'after 2027-12-31: Support → Admin in Tech',
  ]);
});

test('no value holds a secret', () => {
  const json = JSON.stringify(handoverSteps(federation({ accounts: [tech], provisioningUser, okta: foreign })));
  expect(json).not.toContain('<xml/>');
});

test('where the state is kept has to exist, too: Terraform makes no bucket and no key for itself', () => {
  const backend = { type: 's3', bucket: 'states', region: 'eu-central-1', prefix: 'federation' } as const;
  const bucket = 'S3 bucket of the state: states in eu-central-1';
  expect(values({ backend }, 'what-must-exist')).toEqual([bucket]);
  const encrypted = { ...backend, kmsKeyId: 'alias/states' };
  expect(values({ backend: encrypted }, 'what-must-exist')).toEqual([bucket, 'KMS key of the state: alias/states']);
});

test('Terraform signs in to Okta as a service app; an API token is only named to try it out, and warned of', () => {
  const { why, actions = [] } = step({}, 'okta-service-app') ?? {};
  expect(why).toMatch(/An API token has all the rights of the administrator who makes it/);
  expect(actions.filter((action) => action.includes('OKTA_API_TOKEN'))).toEqual([
    expect.stringMatching(/^Remove OKTA_API_TOKEN .* wins over the private key/),
    expect.stringMatching(/^To try it out first, an API token \(OKTA_API_TOKEN\)/),
  ]);
});
