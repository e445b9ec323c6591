import { ABSENT, base, put, type Config } from './config';

/** How a row of docs/changing.md is tried. */
export interface Row {
  /** A value, and another one. A function gets the configuration without the key, and gives that with it. */
  readonly a?: unknown;
  readonly b?: unknown;
  /** What has to be around the key. */
  readonly around?: (config: Config) => Config;
  /** What this row may do besides its answer, e.g. `okta_app_saml.key_name`: why. */
  readonly also?: Readonly<Record<string, string>>;
  /** Whole configurations, where a value does not say it: before and after. */
  readonly changes?: readonly [before: Config, after: Config];
  readonly appears?: readonly [before: Config, after: Config];
  readonly goes?: readonly [before: Config, after: Config];
  /** Name of the test that applies it with Terraform, file first where it is not the one of changes. */
  readonly applied?: string | readonly [file: string, name: string];
  /** Why no test applies it. */
  readonly notApplied?: string;
}

const FEDERATION = 'federation.yaml';
const GROUPS = 'management-groups.yaml';
const ACCOUNT = 'accounts/<name>.yaml';

const also =
  (file: string, path: string, value: unknown) =>
  (config: Config): Config =>
    put(config, file, path, value);
const app = (key: string, value: unknown) => also(FEDERATION, `okta.app.${key}`, value);
const all =
  (...changes: readonly ((config: Config) => Config)[]) =>
  (config: Config): Config =>
    changes.reduce((each, change) => change(each), config);
/** The configuration with another key for the same thing. */
const rekeyed = (config: Config, file: 'federation' | 'groups' | 'account', more: object = {}): Config => {
  const copy = structuredClone(config);
  const parent = {
    federation: () => copy[FEDERATION]['roles'],
    groups: () => copy[GROUPS],
    account: () => copy.accounts['tech.yaml']?.['roles'],
  }[file]() as Record<string, object>;
  const key = { federation: 'ReadOnly', groups: 'Support', account: 'Deploy' }[file];
  parent['Renamed'] = { ...parent[key], ...more };
  Reflect.deleteProperty(parent, key);
  if (file !== 'groups') return copy;
  const text = JSON.stringify([copy[FEDERATION], copy.accounts]).replaceAll('["Support"]', '["Renamed"]');
  const [federation, accounts] = JSON.parse(text) as [Config['federation.yaml'], Config['accounts']];
  return { 'federation.yaml': federation, 'management-groups.yaml': copy[GROUPS], accounts };
};

/** One stack for Okta and one for each account, in which nothing but the steps sees to the order. */
const APART = also(FEDERATION, 'layout', 'per-account');
const LEARNT = 'It is what Terraform itself does when it is started, without any object.';

/** Of a role, in federation.yaml or an account. */
function role(file: string): Record<string, Row> {
  const where = file === FEDERATION ? 'federation' : 'account';
  const short = { federation: 'ReadOnly', account: 'Deploy' }[where];
  const at = (key: string) => `roles.<name>.${key}`;
  const renamed = (more: object) => rekeyed(APART(base()), where, more);
  const prepared = renamed({ formerly: short, switched: false });
  const switched = renamed({ formerly: short });
  const wholeName = (name: string) => put(APART(base()), file, at('roleName'), name);
  return {
    'roles.<name>': {
      changes: [APART(base()), prepared],
      appears: [put(base(), file, 'roles.<name>', ABSENT), base()],
      goes: [base(), put(base(), file, 'roles.<name>', ABSENT)],
      applied: 'the name of a role',
    },
    [at('formerly')]: {
      changes: [prepared, renamed({ formerly: 'Elsewhere', switched: false })],
      appears: [APART(base()), prepared],
      goes: [switched, renamed({})],
      applied: 'the name of a role',
    },
    [at('switched')]: {
      changes: [prepared, renamed({ formerly: short, switched: true })],
      appears: [APART(base()), prepared],
      goes: [prepared, switched],
      applied: 'the name of a role',
    },
    [at('description')]: { a: 'Looks', b: 'Looks on', applied: OPTIONAL },
    [at('policies')]: { a: ['SecurityAudit'], b: ['ReadOnlyAccess'] },
    [at('policies[].file')]: { a: 'read.json', b: 'write.json' },
    [at('grantedTo')]: { a: ['Support'], b: ['Admins'] },
    [at('grantedTo[].group')]: { a: 'Support', b: 'Admins' },
    [at('grantedTo[].until')]: {
      a: '2020-01-31',
      b: '2027-01-31',
      around: also(file, at('grantedTo[].group'), 'Support'),
      also: { 'okta_group_rule.name': '' },
    },
    [at('grantedTo[].reason')]: {
      a: 'migration',
      b: 'on call',
      around: also(file, at('grantedTo[].group'), 'Support'),
    },
    ...existingNames(file, 'roles.<name>'),
    [at('roleName')]: {
      changes: [wholeName(`Legacy-${short}`), wholeName(`Older-${short}`)],
      appears: [APART(base()), wholeName(`Legacy-${short}`)],
      goes: [wholeName(`Legacy-${short}`), APART(base())],
      applied: 'the whole name of a role, in one stack',
    },
    [at('trust')]: { a: { file: 'trust.json' } },
    [at('trust.file')]: { a: 'trust.json', b: 'other-trust.json' },
    [at('sessionDuration')]: { a: '2h', b: '4h', applied: OPTIONAL },
    [at('path')]: {
      a: '/other/',
      b: '/another/',
      changes: [put(base(), file, at('path'), '/'), put(base(), file, at('path'), '/other/')],
      goes: [
        put(all(also(FEDERATION, 'rolePath', '/x/'))(base()), file, at('path'), '/x/'),
        put(base(), file, at('path'), ABSENT),
      ],
    },
    [at('permissionsBoundary')]: {
      a: 'arn:aws:iam::aws:policy/PowerUserAccess',
      b: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
      applied: OPTIONAL,
    },
    [at('conditions')]: {
      a: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
      b: { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } },
    },
    [at('tags')]: { a: { owner: 'support' }, b: { owner: 'platform' }, applied: OPTIONAL },
    [at('accept')]: { a: accepted('one'), b: accepted('another') },
  };
}

/** How a role and its group are called, where they were made by hand. */
function existingNames(file: string, of: string): Record<string, Row> {
  const at = (key: string) => `${of}.${key}`;
  const role = { 'roles.<name>': file === FEDERATION ? 'ReadOnly' : 'Deploy', 'adopt.<name>': 'legacy' }[of] ?? '';
  const name = (account: string) => `aws#${account}#${of === 'adopt.<name>' ? role : `Okta-Tech-${role}`}#123456789012`;
  return {
    [at('groupName')]:
      file === FEDERATION
        ? {
            changes: [base(), put(base(), file, at('groupName'), name('Lab'))],
            appears: [base(), put(base(), file, at('groupName'), name('Lab'))],
            goes: [base(), put(base(), file, at('groupName'), name('Lab'))],
          }
        : { a: name('Technology'), b: name('Lab') },
    [at('groupDescription')]: { a: 'One', b: 'Another' },
    [at('group')]: { a: { id: '00g1234567890abcdefg' } },
    [at('group.id')]: { a: '00g1234567890abcdefg', b: '00g1234567890abcdefh' },
    [at('unreachable')]: { a: true },
  };
}

function accepted(reason: string): object {
  return { 'grant-without-reason': reason };
}

function connect(file: string): Record<string, Row> {
  const at = (key: string) => `connect.${key}`;
  return {
    connect: { a: { assumeRole: 'One' }, b: { assumeRole: 'Two' }, notApplied: LEARNT },
    [at('assumeRole')]: { a: 'One', b: 'Two', notApplied: LEARNT },
    [at('externalId')]: { a: 'one', b: 'another', around: also(file, at('assumeRole'), 'One'), notApplied: LEARNT },
    [at('profile')]: { a: 'one', b: 'two', notApplied: LEARNT },
  };
}

const OPTIONAL = 'optional keys that are added, and removed again';
const MOVE = 'another layout and another backend';
const SHARDS = 'role groups in shards, more of them, and in one stack again';
const PARTS = 'the parts of the group rules';
const BY_JOB = 'per-management-group';
const rules = (more: object) => put(base(), FEDERATION, 'groupRules', { form: BY_JOB, ...more });
const spread = (config: Config) => put(APART(config), FEDERATION, 'okta.app.assign', 'management-groups');
const S3 = { bucket: 'states', region: 'eu-central-1' };
const NO_S3 =
  'There is no S3 bucket to apply it with; states move by their contents, whatever keeps them (decision 150).';
const NO_HCP =
  'There is no HCP Terraform to apply it with; states move by their contents, whatever keeps them (decision 150).';
const backend = (key: string, value: unknown) => also(FEDERATION, `backend.${key}`, value);
const s3 = backend('s3', S3);
const cloud = backend('cloud', { organization: 'mueller-tech' });

const provider = (value: unknown) => put(base(), FEDERATION, 'identityProvider', value);
const prepared = provider({ name: 'Okta-Prod', formerly: 'Okta', switched: false });
const switched = provider({ name: 'Okta-Prod', formerly: 'Okta' });
const accountNamed = (name: string, more: object = {}) => {
  const copy = APART(base());
  return { ...copy, accounts: { 'tech.yaml': { ...copy.accounts['tech.yaml'], name, ...more } } };
};
const labPrepared = accountNamed('Lab', { formerly: 'Tech', switched: false });
const labSwitched = accountNamed('Lab', { formerly: 'Tech' });
const SAML = 'the name of the SAML provider';
const ACCOUNT_NAME = 'the name of an account';
const REFUSED = 'what would take access away in passing, with what to write instead';
const LIFECYCLE = '__tests__/e2e/lifecycle.real.test.ts';
const TAGS_FIRST =
  'Both steps are updates in place; __tests__/stacks/session-tags.test.ts shows that trust policies are ahead of the app.';
const sessionTags = app('sessionTags', { costCenter: 'user.costCenter' });
const sent = all(sessionTags, app('sendSessionTags', true));
const keys = (value: unknown) => also(FEDERATION, 'provisioningUser', { account: 'Tech', keys: value });
const user = also(FEDERATION, 'provisioningUser', { account: 'Tech' });
/** Roles of an app that somebody else runs are granted by them. */
const grouped = (key: string, value: unknown) => also(GROUPS, `<name>.${key}`, value);
const second = (config: Config): Config => ({
  ...config,
  accounts: { ...config.accounts, 'lab.yaml': { id: '210987654321', name: 'Lab' } },
});

const filter = (account: string) => `^aws\\#${account}\\#(?{{role}}[\\w\\-]+)\\#(?{{accountid}}\\d+)$`;
const pattern = (path: string) =>
  `arn:aws:iam::\${accountid}:saml-provider/Okta,arn:aws:iam::\${accountid}:role${path}\${role}`;
const assignedTo = (id: string, name: string) => app('assignedTo', [{ id, name }])(base());
const KEPT_RULE = {
  expression: 'user.department=="Ops"',
  targets: [{ account: 'Tech', role: 'Admin' }, { id: '00gforeign1' }],
};
const kept = (more: object) => put(second(base()), FEDERATION, 'keptRules.<name>', { ...KEPT_RULE, ...more });
const keptTargets = (a: readonly object[], b: readonly object[]): Row => ({
  changes: [kept({ name: 'One', targets: a }), kept({ name: 'Two', targets: b })],
  appears: [
    kept({ name: 'One', targets: [{ id: '00gforeign3' }] }),
    kept({ name: 'Two', targets: [{ id: '00gforeign3' }, ...a] }),
  ],
  goes: [
    kept({ name: 'One', targets: [{ id: '00gforeign3' }, ...a] }),
    kept({ name: 'Two', targets: [{ id: '00gforeign3' }] }),
  ],
});

export const ROWS: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
  [FEDERATION]: {
    'okta.orgName': { a: 'mueller-tech', b: 'mueller-dev', applied: 'somebody else’s state, before an object is read' },
    'okta.baseUrl': {
      a: 'oktapreview.com',
      b: 'okta-emea.com',
      applied: 'somebody else’s state, before an object is read',
    },
    'okta.app.id': { a: '0oa1234567890abcdefg', b: '0oa1234567890abcdefh' },
    'okta.shards': {
      a: 4,
      b: 2,
      around: spread,
      also: {
        'okta_group_rule.expression_value': 'The same group, whose id is read from the state of Okta’s stack.',
      },
      applied: SHARDS,
    },
    'okta.app.label': { a: 'AWS', b: 'Amazon', applied: OPTIONAL },
    'okta.app.sessionDuration': { a: '30m', b: '45m', applied: OPTIONAL },
    'okta.app.metadataFile': { a: 'metadata.xml', b: 'other.xml' },
    'okta.app.signingKey': {
      a: { name: '2026' },
      also: {
        'okta_app_saml.key_name': 'Okta keeps the key (applied: leaked).',
        'okta_app_saml.key_years_valid': 'The same.',
      },
    },
    'okta.app.signingKey.name': { a: '2026', b: '2027', applied: REFUSED },
    'okta.app.signingKey.yearsValid': {
      a: 3,
      b: 4,
      around: app('signingKey.name', '2026'),
      also: { 'okta_app_saml.key_years_valid': 'Okta makes no key for it (applied: leaked).' },
    },
    'okta.app.signingKey.emergency': {
      appears: [base(), app('signingKey', { name: '2027', emergency: true })(base())],
      goes: [app('signingKey', { name: '2027', emergency: true })(base()), app('signingKey', { name: '2027' })(base())],
      applied: 'a leaked signing key is replaced at once',
    },
    'okta.app.rotationMetadataFile': {
      a: 'rotation.xml',
      b: 'other-rotation.xml',
      applied: [LIFECYCLE, 'the signing key is rotated'],
    },
    'okta.app.signOnPolicy': { a: { mfaEvery: '8h' }, applied: 'the sign-on policy' },
    'okta.app.signOnPolicy.mfaEvery': { a: '8h', b: '4h', applied: 'the sign-on policy' },
    'okta.app.groupPrefix': { a: 'aws2', b: 'aws3' },
    'okta.app.signOnPolicy.id': {
      a: 'rst1234567890abcdefg',
      b: 'rst1234567890abcdefh',
      appears: [base(), app('signOnPolicy', { id: 'rst1234567890abcdefg' })(base())],
      goes: [app('signOnPolicy', { id: 'rst1234567890abcdefg' })(base()), base()],
    },
    'okta.app.groupFilter': { a: 'underscore', b: 'hash' },
    'okta.app.groupFilter.pattern': { a: filter('Tech'), b: filter('[A-Za-z]+') },
    'okta.app.roleValuePattern': { a: pattern('/'), b: pattern('/') },
    'okta.app.joinAllRoles': { a: false, b: true },
    'okta.app.appFilter': { a: 'active_directory', b: 'okta' },
    'okta.app.loginUrl': { a: 'https://console.aws.amazon.com/ec2/home', b: 'https://console.aws.amazon.com/s3/home' },
    'okta.app.assignedTo': { a: ['Everyone'], b: ['Contractors'] },
    'okta.app.assignedTo[].id': {
      changes: [assignedTo('00g1234567890abcdefg', 'One'), assignedTo('00g1234567890abcdefh', 'One')],
    },
    'okta.app.assignedTo[].name': {
      changes: [assignedTo('00g1234567890abcdefg', 'One'), assignedTo('00g1234567890abcdefg', 'Another')],
    },
    'okta.app.assign': { a: 'management-groups', b: 'all' },
    'okta.app.userName': { a: 'user.email', b: 'user.login' },
    'okta.app.sessionTags': {
      a: { costCenter: 'user.costCenter' },
      changes: [sent(base()), all(sent, app('sessionTags', { team: 'user.department' }))(base())],
      notApplied: TAGS_FIRST,
    },
    'okta.app.transitiveTags': {
      a: ['costCenter'],
      b: ['team'],
      around: all(sent, app('sessionTags', { costCenter: 'user.costCenter', team: 'user.department' })),
      notApplied: TAGS_FIRST,
    },
    'okta.app.sourceIdentity': {
      a: 'user.login',
      b: 'user.email',
      around: app('sendSessionTags', true),
      notApplied: TAGS_FIRST,
      appears: [base(), all(app('sourceIdentity', 'user.login'), app('sendSessionTags', false))(base())],
      goes: [all(app('sourceIdentity', 'user.login'), app('sendSessionTags', false))(base()), base()],
    },
    'okta.app.sendSessionTags': {
      a: true,
      b: false,
      around: sessionTags,
      notApplied: TAGS_FIRST,
    },
    'okta.app.webSsoClientId': { a: '0oa1234567890abcdefg', b: '0oa1234567890abcdefh', applied: OPTIONAL },
    identityProvider: { a: 'Okta-Prod', b: 'Okta-Dev', applied: SAML },
    'identityProvider.name': {
      changes: [prepared, provider({ name: 'Okta-Dev', formerly: 'Okta', switched: false })],
      applied: SAML,
    },
    'identityProvider.formerly': {
      changes: [prepared, provider({ name: 'Okta-Prod', formerly: 'Elsewhere', switched: false })],
      appears: [base(), prepared],
      goes: [switched, provider('Okta-Prod')],
      applied: SAML,
    },
    'identityProvider.switched': {
      changes: [prepared, provider({ name: 'Okta-Prod', formerly: 'Okta', switched: true })],
      appears: [base(), prepared],
      goes: [prepared, switched],
      applied: SAML,
    },
    partition: { a: 'aws-us-gov', b: 'aws-cn' },
    signInRegions: { a: ['us-east-1', 'eu-central-1'], b: ['us-east-1', 'eu-west-1'], applied: OPTIONAL },
    rolePath: { a: '/okta/', b: '/other/', applied: REFUSED },
    ...connect(FEDERATION),
    layout: {
      a: 'per-account',
      b: 'single',
      goes: [APART(base()), base()],
      also: {
        'aws_iam_saml_provider.saml_metadata_document': 'The same document, read from the state of Okta’s stack.',
      },
      applied: MOVE,
    },
    backend: { a: { local: { directory: 'one' } }, b: { local: { directory: 'two' } }, applied: MOVE },
    'backend.local': { a: { directory: 'one' }, b: { directory: 'two' }, applied: MOVE },
    'backend.local.directory': { a: 'one', b: 'two', applied: MOVE },
    'backend.s3': { a: S3, b: { ...S3, bucket: 'others' }, notApplied: NO_S3 },
    'backend.s3.bucket': { a: 'states', b: 'others', around: s3, notApplied: NO_S3 },
    'backend.s3.region': { a: 'eu-central-1', b: 'eu-west-1', around: s3, notApplied: NO_S3 },
    'backend.s3.prefix': { a: 'one', b: 'two', around: s3, notApplied: NO_S3 },
    'backend.s3.kmsKeyId': { a: 'alias/one', b: 'alias/two', around: s3, notApplied: NO_S3 },
    'backend.s3.profile': { a: 'one', b: 'two', around: s3, notApplied: NO_S3 },
    'backend.cloud': { a: { organization: 'one' }, b: { organization: 'two' }, notApplied: NO_HCP },
    'backend.cloud.organization': { a: 'one', b: 'two', notApplied: NO_HCP },
    'backend.cloud.hostname': {
      a: 'tfe.mueller-tech.com',
      b: 'tfe.mueller-dev.com',
      around: cloud,
      notApplied: NO_HCP,
    },
    'backend.cloud.workspacePrefix': { a: 'one-', b: 'two-', around: cloud, notApplied: NO_HCP },
    groupRules: { a: 'per-management-group', b: 'per-role-group', applied: 'the form of the group rules' },
    'groupRules.form': { a: 'per-management-group', b: 'per-role-group', applied: 'the form of the group rules' },
    'groupRules.formerly': {
      changes: [
        put(base(), FEDERATION, 'groupRules', { form: 'per-management-group', formerly: 'per-role-group' }),
        put(base(), FEDERATION, 'groupRules', { form: 'per-management-group', formerly: 'per-management-group' }),
      ],
      appears: [
        base(),
        put(base(), FEDERATION, 'groupRules', { form: 'per-management-group', formerly: 'per-role-group' }),
      ],
      goes: [
        put(base(), FEDERATION, 'groupRules', { form: 'per-management-group', formerly: 'per-role-group' }),
        put(base(), FEDERATION, 'groupRules', 'per-management-group'),
      ],
      applied: 'the form of the group rules',
    },
    'keptRules.<name>': {
      a: KEPT_RULE,
      changes: [kept({}), put(second(base()), FEDERATION, 'keptRules', { other: { ...KEPT_RULE, name: 'Other' } })],
    },
    'keptRules.<name>.name': {
      changes: [kept({ name: 'One' }), kept({ name: 'Two' })],
      appears: [kept({}), kept({ name: 'Two' })],
      goes: [kept({ name: 'One' }), kept({})],
    },
    'keptRules.<name>.expression': { changes: [kept({}), kept({ expression: 'user.department=="Dev"' })] },
    'keptRules.<name>.targets': {
      changes: [kept({ name: 'One' }), kept({ name: 'Two', targets: [...KEPT_RULE.targets, { id: '00gforeign2' }] })],
    },
    'keptRules.<name>.targets[].account': keptTargets(
      [{ account: 'Tech', role: 'Admin' }],
      [{ account: 'Lab', role: 'Admin' }],
    ),
    'keptRules.<name>.targets[].role': keptTargets(
      [{ account: 'Tech', role: 'Admin' }],
      [{ account: 'Tech', role: 'ReadOnly' }],
    ),
    'keptRules.<name>.targets[].id': keptTargets([{ id: '00gforeign1' }], [{ id: '00gforeign2' }]),
    'keptRules.<name>.exceptUsers': {
      changes: [kept({ exceptUsers: ['00u1234567890abcdefg'] }), kept({ exceptUsers: ['00u1234567890abcdefh'] })],
      appears: [kept({}), kept({ exceptUsers: ['00u1234567890abcdefg'] })],
      goes: [kept({ exceptUsers: ['00u1234567890abcdefg'] }), kept({})],
    },
    'provisioningUser.existing': {
      appears: [user(base()), also(FEDERATION, 'provisioningUser', { account: 'Tech', existing: true })(base())],
      goes: [also(FEDERATION, 'provisioningUser', { account: 'Tech', existing: true })(base()), user(base())],
    },
    'groupRules.parts': {
      changes: [rules({ parts: 2 }), rules({ parts: 4, formerly: BY_JOB, formerParts: 2 })],
      appears: [rules({}), rules({ parts: 4, formerly: BY_JOB })],
      goes: [rules({ parts: 4 }), rules({ formerly: BY_JOB, formerParts: 4 })],
      applied: PARTS,
    },
    'groupRules.formerParts': {
      changes: [
        rules({ parts: 4, formerly: BY_JOB, formerParts: 2 }),
        rules({ parts: 4, formerly: BY_JOB, formerParts: 4 }),
      ],
      appears: [rules({ parts: 2 }), rules({ parts: 4, formerly: BY_JOB, formerParts: 2 })],
      goes: [rules({ parts: 4, formerly: BY_JOB, formerParts: 2 }), rules({ parts: 4 })],
      applied: PARTS,
    },
    provisioningUser: { a: { account: 'Tech' }, applied: OPTIONAL },
    'provisioningUser.account': {
      changes: [user(second(base())), put(second(base()), FEDERATION, 'provisioningUser', { account: 'Lab' })],
      notApplied: 'Nobody’s access depends on it, and a user is made and removed by the row of the optional keys.',
    },
    'provisioningUser.name': {
      a: 'okta-one',
      b: 'okta-two',
      around: user,
      also: { 'aws_iam_policy.name': 'The user’s policy, on which nobody’s sign-in depends.' },
    },
    'provisioningUser.keys': {
      a: ['b'],
      b: ['a'],
      around: user,
      changes: [keys(['a'])(base()), keys(['b'])(base())],
      applied: 'the slot of the provisioning user’s key',
    },
    'provisioningUser.pgpKey': {
      a: 'keybase:one',
      b: 'keybase:two',
      around: user,
      notApplied: 'Nobody’s access depends on it; moto makes no encrypted secret.',
    },
    ...role(FEDERATION),
    tags: { a: { team: 'one' }, b: { team: 'two' }, applied: OPTIONAL },
    accept: { a: accepted('one'), b: accepted('another') },
  },
  [GROUPS]: {
    '<name>': {
      changes: [base(), rekeyed(base(), 'groups', { formerly: 'Support' })],
      appears: [base(), { ...base(), 'management-groups.yaml': { ...base()[GROUPS], Auditors: {} } }],
      goes: [{ ...base(), 'management-groups.yaml': { ...base()[GROUPS], Auditors: {} } }, base()],
      applied: 'the key of a management group',
    },
    '<name>.name': { a: 'First level', b: 'Second level', applied: 'the name of a management group' },
    '<name>.formerly': {
      changes: [rekeyed(base(), 'groups', { formerly: 'Support' }), rekeyed(base(), 'groups', { formerly: 'Renamed' })],
      appears: [base(), rekeyed(base(), 'groups', { formerly: 'Support' })],
      goes: [rekeyed(base(), 'groups', { formerly: 'Support' }), rekeyed(base(), 'groups')],
      applied: 'the key of a management group',
    },
    '<name>.description': { a: 'One', b: 'Another', applied: OPTIONAL },
    '<name>.existing': {
      a: true,
      b: false,
      notApplied:
        'Terraform forgets the group as it does members, which a row applies; what is looked up is applied by __tests__/e2e/demo.real.test.ts.',
      changes: [base(), grouped('existing', true)(base())],
      appears: [base(), grouped('existing', 'released')(base())],
      goes: [grouped('existing', true)(base()), base()],
    },
    '<name>.id': { a: '00g1234567890abcdefg', b: '00g1234567890abcdefh', around: grouped('existing', true), also: {} },
    '<name>.type': {
      a: 'directory',
      b: 'okta',
      around: all(grouped('existing', true), grouped('id', '00g1234567890abcdefg')),
    },
    '<name>.members': {
      a: ['ada@mueller-tech.com'],
      b: ['kim@mueller-tech.com'],
      applied: 'members who move from the file to Okta',
    },
  },
  [ACCOUNT]: {
    '': {
      changes: [base(), { ...base(), accounts: { 'other-name.yaml': base().accounts['tech.yaml'] ?? {} } }],
      appears: [base(), second(base())],
      goes: [second(base()), base()],
      applied: [LIFECYCLE, 'an account is added by one file'],
    },
    id: { a: '123456789012', b: '123456789013' },
    name: { changes: [accountNamed('Tech'), accountNamed('Lab')], applied: ACCOUNT_NAME },
    formerly: {
      changes: [labPrepared, accountNamed('Lab', { formerly: 'Elsewhere', switched: false })],
      appears: [accountNamed('Tech'), labPrepared],
      goes: [labSwitched, accountNamed('Lab')],
      applied: ACCOUNT_NAME,
    },
    switched: {
      changes: [labPrepared, accountNamed('Lab', { formerly: 'Tech', switched: true })],
      appears: [accountNamed('Tech'), labPrepared],
      goes: [labPrepared, labSwitched],
      applied: ACCOUNT_NAME,
    },
    samlProvider: {
      changes: [also(ACCOUNT, 'samlProvider', 'released')(base()), also(ACCOUNT, 'samlProvider', 'existing')(base())],
      appears: [base(), also(ACCOUNT, 'samlProvider', 'released')(base())],
      goes: [also(ACCOUNT, 'samlProvider', 'existing')(base()), base()],
      applied: 'the SAML provider, which somebody else is to own',
    },
    alias: { a: 'mueller-one', b: 'mueller-two', applied: OPTIONAL },
    ...connect(ACCOUNT),
    ...role(ACCOUNT),
    without: { a: ['Admin'], b: ['ReadOnly'] },
    'adopt.<name>': {
      changes: [
        base(),
        put(put(base(), ACCOUNT, 'adopt.<name>', ABSENT), ACCOUNT, 'adopt.other', { grantedTo: ['Admins'] }),
      ],
      appears: [put(base(), ACCOUNT, 'adopt.<name>', ABSENT), base()],
      goes: [base(), put(base(), ACCOUNT, 'adopt.<name>', ABSENT)],
    },
    ...existingNames(ACCOUNT, 'adopt.<name>'),
    'adopt.<name>.path': {
      changes: [put(base(), ACCOUNT, 'adopt.<name>.path', '/'), put(base(), ACCOUNT, 'adopt.<name>.path', '/other/')],
      appears: [base(), put(base(), ACCOUNT, 'adopt.<name>.path', '/other/')],
      goes: [
        put(also(FEDERATION, 'rolePath', '/x/')(base()), ACCOUNT, 'adopt.<name>.path', '/x/'),
        put(base(), ACCOUNT, 'adopt.<name>.path', ABSENT),
      ],
    },
    'adopt.<name>.grantedTo': { a: ['Support'], b: ['Admins'] },
    'adopt.<name>.grantedTo[].group': { a: 'Support', b: 'Admins' },
    'adopt.<name>.grantedTo[].until': {
      a: '2020-01-31',
      b: '2027-01-31',
      around: also(ACCOUNT, 'adopt.<name>.grantedTo[].group', 'Support'),
    },
    'adopt.<name>.grantedTo[].reason': {
      a: 'migration',
      b: 'on call',
      around: also(ACCOUNT, 'adopt.<name>.grantedTo[].group', 'Support'),
    },
    'adopt.<name>.conditions': {
      a: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
      b: { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } },
    },
    'adopt.<name>.release': {
      changes: [
        put(base(), ACCOUNT, 'adopt.<name>', { release: true }),
        put(base(), ACCOUNT, 'adopt.<name>', { release: 'forget' }),
      ],
      appears: [base(), put(base(), ACCOUNT, 'adopt.<name>', { release: true })],
      goes: [put(base(), ACCOUNT, 'adopt.<name>', { release: true }), base()],
      applied: [LIFECYCLE, 'an adopted role is given back as it was'],
    },
    'adopt.<name>.accept': { a: accepted('one'), b: accepted('another') },
    retired: { a: true, b: false, around: also(ACCOUNT, 'adopt', ABSENT) },
    accept: { a: accepted('one'), b: accepted('another') },
  },
};
