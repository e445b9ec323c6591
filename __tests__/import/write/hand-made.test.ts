import { parse } from 'yaml';
import { ownerOf, ownerStatementId } from '../../../lib/naming/owner';
import { CannotImport } from '../../../lib/import/write/model';
import { type ImportOptions, writeImport } from '../../../lib/import/write/write-import';
import type { LiveUser, Snapshot } from '../../../lib/live/snapshot';
import { account, ACCOUNT, app, group, groupId, metadata, role, rule, trust } from '../support/live';
import { ADMIN_GROUP, handMade, SUPPORT } from '../support/hand-made';

type Yaml = Record<string, unknown>;

/** The configuration of an import by file, and its report by name. */
function imported(snapshot: Snapshot, options: ImportOptions = {}) {
  const { files, report } = writeImport(snapshot, options);
  const read = (file: string) => parse(files.get(file) ?? '{}') as Yaml;
  return {
    files,
    app: (read('federation.yaml')['okta'] as Yaml)['app'] as Yaml,
    federation: read('federation.yaml'),
    groups: read('management-groups.yaml'),
    account: read('accounts/prod.yaml'),
    roles: (read('accounts/prod.yaml')['roles'] ?? {}) as Record<string, Yaml>,
    imports: read('imports.yaml'),
    idsOfAccount: (read('imports.yaml')['accounts'] as Record<string, Yaml> | undefined)?.[ACCOUNT] ?? {},
    /** Outcome and reason of an object. */
    said: (kind: string, name: string) => {
      const found = report.filter((entry) => entry.kind === kind && entry.name === name);
      return found.map(({ outcome, because = '' }) => `${outcome}: ${because}`).join('\n');
    },
  };
}

const OKTA = { provider: 'OKTA' };

test('an app, a group, a role and a rule of any names are said as they are', () => {
  const { app: written, roles, imports, federation, account: file } = imported(handMade());
  expect(written).toMatchObject({
    id: '0oa1',
    label: 'AWS Prod',
    groupFilter: 'underscore',
    loginUrl: 'https://console.aws.amazon.com/ec2/home',
  });
  expect(written).not.toHaveProperty('joinAllRoles');
  expect(written).not.toHaveProperty('signingKey');
  expect(federation).toMatchObject({ identityProvider: 'OKTA' });
  expect(file).toMatchObject({ id: ACCOUNT, name: 'prod', alias: 'prod' });
  expect(roles).toEqual({
    Admin: {
      roleName: 'Admin',
      groupDescription: '',
      policies: ['AdministratorAccess'],
      grantedTo: [],
      sessionDuration: '1h',
      trust: { file: 'policies/prod/Admin.trust.json' },
    },
  });
  expect(imports).toEqual({
    okta: {
      app: '0oa1',
      assignments: [
        { group: SUPPORT.id, priority: 0 },
        { group: groupId(ADMIN_GROUP), priority: 1 },
      ],
      keptRules: { 'Support-into-AWS': rule('Support into AWS').id },
    },
    accounts: {
      [ACCOUNT]: {
        samlProvider: `arn:aws:iam::${ACCOUNT}:saml-provider/OKTA`,
        alias: 'prod',
        roles: { Admin: { group: groupId(ADMIN_GROUP), role: 'Admin' } },
      },
    },
  });
});

test('members are never written, for any group', () => {
  const people = [{ id: '00u1', login: 'ada@mueller-tech.com', status: 'ACTIVE' }];
  const { files } = imported(handMade({ roleGroups: [group(ADMIN_GROUP, { people })] }));
  for (const text of files.values()) expect(text).not.toMatch(/members|signingKey|ada@mueller-tech/);
});

test('role names of any form: OktaQuickFederationRole is a role of that name', () => {
  const name = 'OktaQuickFederationRole';
  const { roles } = imported(
    handMade({ roleGroups: [group(`aws_${ACCOUNT}_${name}`)], roles: [role(name, { trust: trust(OKTA) })], rules: [] }),
  );
  expect(roles[name]).toMatchObject({ roleName: name, grantedTo: [] });
});

test('our own names and trust policy need no key of their own', () => {
  const sid = ownerStatementId(ownerOf({ orgName: 'mueller-tech', partition: 'aws' }));
  const name = 'OKTA-Prod-Admin';
  const ours = trust(OKTA);
  const written = (statement: object) =>
    imported(
      handMade({
        settings: { groupFilter: String.raw`^aws\#\S+\#(?{{role}}[\w\-]+)\#(?{{accountid}}\d+)$` },
        roleGroups: [group(`aws#Prod#${name}#${ACCOUNT}`)],
        roles: [role(name, { trust: { Version: '2012-10-17', Statement: [{ Sid: sid, ...statement }] } })],
        rules: [
          rule(`aws#${name}#${ACCOUNT}`, {
            expression: `isMemberOfAnyGroup("${SUPPORT.id}")`,
            targets: [groupId(`aws#Prod#${name}#${ACCOUNT}`)],
          }),
        ],
      }),
    );
  const [statement = {}] = ours.Statement;
  const { roles, app: app1, groups, idsOfAccount } = written(statement);
  expect(app1).not.toHaveProperty('groupFilter');
  expect(groups).toEqual({ Support: { existing: true, id: SUPPORT.id } });
  expect(Object.keys(roles)).toEqual(['Admin']);
  expect(roles['Admin']).not.toHaveProperty('roleName');
  expect(roles['Admin']).not.toHaveProperty('trust');
  expect(roles['Admin']).toMatchObject({ grantedTo: ['Support'] });
  expect(idsOfAccount).toMatchObject({ roles: { Admin: { rule: rule(`aws#${name}#${ACCOUNT}`).id } } });
});

test('groups in the wrong case, of an old alias, or with a dot in the role match nothing and are left alone', () => {
  const groups = [group(`AWS#prod#Admin#${ACCOUNT}`), group(`aws_${ACCOUNT}_Old.Role`), group('aws_prod_Admin')];
  const { said, roles } = imported(handMade({ groups }));
  expect(Object.keys(roles)).toEqual(['Admin']);
  expect(said('group', `AWS#prod#Admin#${ACCOUNT}`)).toContain('left alone: Okta reads no role out of its name');
  expect(said('group', 'aws_prod_Admin')).toContain('left alone: Okta reads no role out of its name');
  expect(said('group', `aws_${ACCOUNT}_Old.Role`)).toContain(`there is no role arn:aws:iam::${ACCOUNT}:role/Old.Role`);
});

test('a filter of one’s own is kept as a pattern, and every group that it matches is accounted for', () => {
  const pattern = String.raw`(?{{accountid}}\d{12})-(?{{role}}\w+)`;
  const {
    app: written,
    roles,
    said,
  } = imported(
    handMade({
      settings: { groupFilter: pattern },
      roleGroups: [group(`${ACCOUNT}-Admin`)],
      groups: [group(`X-${ACCOUNT}-Admin`), group('210987654321-Admin')],
      rules: [],
    }),
  );
  expect(written['groupFilter']).toEqual({ pattern });
  expect(roles['Admin']).toMatchObject({ groupName: `${ACCOUNT}-Admin` });
  expect(said('group', `X-${ACCOUNT}-Admin`)).toContain('cannot be said: the group filter');
  expect(said('group', '210987654321-Admin')).toContain('cannot be said: the snapshot has no account 210987654321');
});

test('a role value pattern with a path and another provider leads to the role with that path', () => {
  const roleValuePattern =
    'arn:aws:iam::${accountid}:saml-provider/OKTA, arn:aws:iam::${accountid}:role/federated/${role}';
  const {
    app: written,
    federation,
    roles,
    said,
  } = imported(
    handMade({
      settings: { roleValuePattern },
      roleGroups: [group(ADMIN_GROUP), group(`aws_${ACCOUNT}_ReadOnly`)],
      roles: [role('Admin', { path: '/federated/', trust: trust(OKTA) }), role('ReadOnly', { trust: trust(OKTA) })],
    }),
  );
  expect(written).toMatchObject({ roleValuePattern });
  expect(federation['rolePath']).toBe('/federated/');
  expect(Object.keys(roles)).toEqual(['Admin']);
  expect(said('group', `aws_${ACCOUNT}_ReadOnly`)).toContain('AWS lets nobody in');
});

test('Join all roles off is said; roles that were picked by hand are left to the people who have them', () => {
  const { app: written, said } = imported(
    handMade({
      settings: { joinAllRoles: false },
      app: { people: [{ id: '00u1', login: 'ada@mueller-tech.com', samlRoles: ['Admin'] }] },
    }),
  );
  expect(written['joinAllRoles']).toBe(false);
  expect(said('person', 'ada@mueller-tech.com')).toBe('left alone: roles were picked by hand: Admin');
});

test('an app without group mapping is refused, with the way out', () => {
  expect(() => imported(handMade({ settings: { useGroupMapping: false } }))).toThrow(CannotImport);
  expect(() => imported(handMade({ settings: { useGroupMapping: false } }))).toThrow(
    'Use Group Mapping of AWS Prod is off',
  );
});

test('Everyone and other groups that have the app stay assigned', () => {
  const everyone = group('Everyone', { type: 'BUILT_IN' });
  const { app: written } = imported(
    handMade({ groups: [everyone, group('Contractors')], assigned: ['Everyone', 'Contractors', ADMIN_GROUP] }),
  );
  expect(written['assignedTo']).toEqual([
    { id: groupId('Everyone'), name: 'Everyone' },
    { id: groupId('Contractors'), name: 'Contractors' },
  ]);
  const narrow = imported(handMade({ groups: [everyone], assigned: ['Everyone'] }));
  expect(narrow.app).toMatchObject({ assign: 'none', assignedTo: [{ id: groupId('Everyone'), name: 'Everyone' }] });
});

test('of several apps one is named, and the others are left alone', () => {
  const other = app({ id: '0oa2', label: 'AWS Dev', settings: { useGroupMapping: true } });
  expect(() => imported(handMade({ otherApps: [other] }))).toThrow('several apps: name one with --app');
  const { said } = imported(handMade({ otherApps: [other] }), { app: 'AWS Prod' });
  expect(said('app', 'AWS Dev')).toContain('left alone: another app: take it over with --app 0oa2');
  expect(() => imported(handMade(), { app: 'AWS Stage' })).toThrow('no app is called AWS Stage');
});

test('a second SAML provider of an account, and roles that trust it, are left alone', () => {
  const { said } = imported(
    handMade({
      account: {
        samlProviders: [
          { arn: `arn:aws:iam::${ACCOUNT}:saml-provider/ADFS`, metadata: 'x' },
          { arn: `arn:aws:iam::${ACCOUNT}:saml-provider/OKTA`, metadata: metadata(), tags: {} },
        ],
      },
      roles: [role('Admin', { trust: trust(OKTA) }), role('Ops', { trust: trust({ provider: 'ADFS' }) })],
    }),
  );
  expect(said('SAML provider', 'ADFS')).toContain('left alone');
  expect(said('SAML provider', 'OKTA')).toContain('imported');
  expect(said('role', 'Ops')).toContain('saml-provider/ADFS');
});

test('rules with OR, attributes, several targets and exceptions are kept to the letter', () => {
  const expression = `isMemberOfAnyGroup("${SUPPORT.id}") OR user.department=="Ops"`;
  const contractors = group('Contractors');
  const { federation, roles, groups, said } = imported(
    handMade({
      groups: [contractors],
      rules: [
        rule('Ops', { expression, targets: [groupId(ADMIN_GROUP), contractors.id], excludedUsers: ['00u1'] }),
        rule('Old', { expression, targets: [groupId(ADMIN_GROUP)], status: 'INACTIVE' }),
        rule('Except', { expression, targets: [groupId(ADMIN_GROUP)], excludedGroups: [contractors.id] }),
        rule('Elsewhere', { targets: [contractors.id] }),
      ],
    }),
  );
  expect(federation['keptRules']).toEqual({
    Ops: {
      name: 'Ops',
      expression: 'isMemberOfAnyGroup("${Support}") OR user.department=="Ops"',
      targets: expect.arrayContaining([{ account: 'prod', role: 'Admin' }, { id: contractors.id }]) as unknown,
      exceptUsers: ['00u1'],
    },
  });
  expect(groups).toHaveProperty('Support');
  expect(roles['Admin']).toMatchObject({ grantedTo: [] });
  expect(said('group rule', 'Old')).toContain('left alone: it is INACTIVE');
  expect(said('group rule', 'Except')).toContain('cannot be said: it leaves out whole groups');
  expect(said('group rule', 'Elsewhere')).toBe('');
});

test('a role group of a directory is looked up by its id', () => {
  const directory = group(ADMIN_GROUP, { type: 'APP_GROUP' });
  const {
    app: written,
    roles,
    idsOfAccount,
  } = imported(handMade({ settings: { appFilter: 'active_directory' }, roleGroups: [directory], rules: [] }));
  expect(written['appFilter']).toBe('active_directory');
  expect(roles['Admin']).toMatchObject({ group: { id: directory.id } });
  expect(idsOfAccount['roles']).toEqual({ Admin: { role: 'Admin' } });
  const filtered = () => imported(handMade({ roleGroups: [directory], rules: [] }));
  expect(filtered).toThrow('the app filter okta leaves out groups of directories');
});

test('a role group that is filled by hand has no grant', () => {
  const people = [{ id: '00u1', login: 'ada@mueller-tech.com', status: 'ACTIVE' }];
  const { roles, imports } = imported(handMade({ roleGroups: [group(ADMIN_GROUP, { people })], rules: [] }));
  expect(roles['Admin']).toMatchObject({ grantedTo: [] });
  expect(imports['okta']).not.toHaveProperty('keptRules');
});

test.each([
  ['without an audience', trust({ ...OKTA, condition: false })],
  [
    'with another operator',
    {
      Version: '2012-10-17',
      Statement: [
        {
          ...trust(OKTA).Statement[0],
          Condition: { StringLike: { 'SAML:aud': 'https://*signin.aws.amazon.com/saml' } },
        },
      ],
    },
  ],
  [
    'with several principals and actions',
    {
      Version: '2012-10-17',
      Statement: [
        { ...trust(OKTA).Statement[0], Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'] },
        { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'sts:AssumeRole' },
      ],
    },
  ],
])('a trust policy %s is kept to the letter', (_, document) => {
  const { roles, files, said } = imported(handMade({ roles: [role('Admin', { trust: document })] }));
  expect(roles['Admin']).toMatchObject({ trust: { file: 'policies/prod/Admin.trust.json' } });
  expect(JSON.parse(files.get('policies/prod/Admin.trust.json') ?? '')).toEqual(document);
  expect(said('role', 'Admin')).toContain('its trust policy is kept to the letter');
});

test('everything that a role has is written: inline policies as files, boundary, tags, description, length', () => {
  const deploy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] };
  const boundary = `arn:aws:iam::${ACCOUNT}:policy/boundary`;
  const { roles, files, idsOfAccount } = imported(
    handMade({
      roles: [
        role('Admin', {
          trust: trust(OKTA),
          inline: [{ name: 'deploy', document: deploy }],
          attached: ['arn:aws:iam::aws:policy/job-function/ViewOnlyAccess', `arn:aws:iam::${ACCOUNT}:policy/own`],
          permissionsBoundary: boundary,
          tags: { team: 'ops' },
          description: 'For operators',
          maxSessionSeconds: 14_400,
        }),
      ],
    }),
  );
  expect(roles['Admin']).toMatchObject({
    description: 'For operators',
    policies: ['ViewOnlyAccess', `arn:aws:iam::${ACCOUNT}:policy/own`, { file: 'policies/prod/Admin/deploy.json' }],
    permissionsBoundary: boundary,
    tags: { team: 'ops' },
    sessionDuration: '4h',
  });
  expect(JSON.parse(files.get('policies/prod/Admin/deploy.json') ?? '')).toEqual(deploy);
  expect(idsOfAccount).toMatchObject({ roles: { Admin: { inlinePolicies: ['deploy'] } } });
});

test('a role with our statement among others is adopted, and its tags and policies stay its owner’s', () => {
  const [ours = {}] = trust(OKTA).Statement;
  const owner = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'sts:AssumeRole' };
  const sid = ownerStatementId(ownerOf({ orgName: 'mueller-tech', partition: 'aws' }));
  const tags = { 'managed-by': 'us' };
  const adopt = (...statements: readonly object[]) =>
    imported(
      handMade({
        roles: [
          role('Admin', {
            trust: { Version: '2012-10-17', Statement: statements },
            attached: ['arn:aws:iam::aws:policy/AdministratorAccess'],
            tags: { team: 'ops' },
          }),
        ],
        account: { samlProviders: [{ arn: `arn:aws:iam::${ACCOUNT}:saml-provider/OKTA`, metadata: metadata(), tags }] },
      }),
    );
  const { account: file, federation, idsOfAccount, said } = adopt(owner, { Sid: sid, ...ours });
  expect(file['adopt']).toEqual({ Admin: { groupDescription: '', grantedTo: [] } });
  expect(file).not.toHaveProperty('roles');
  expect(idsOfAccount).toMatchObject({ adopt: { Admin: { group: groupId(ADMIN_GROUP) } } });
  expect(federation['tags']).toEqual(tags);
  expect(said('role', 'Admin')).toContain('adopted');
  // Another order, or a second statement of ours, would be changed by the next plan.
  expect(adopt({ Sid: sid, ...ours }, owner).account).not.toHaveProperty('adopt');
  expect(adopt({ Sid: sid, ...ours }, { Sid: sid, ...ours }).account).not.toHaveProperty('adopt');
});

test('a SAML provider with other metadata than the app’s, or with tags of its own, is only looked up', () => {
  const provider = (text: string, tags: Record<string, string>) =>
    imported(
      handMade({
        account: { samlProviders: [{ arn: `arn:aws:iam::${ACCOUNT}:saml-provider/OKTA`, metadata: text, tags }] },
      }),
    );
  const old = provider(metadata({ certificate: 'MIIC0' }), {});
  expect(old.account).toMatchObject({ samlProvider: 'existing' });
  expect(old.idsOfAccount).not.toHaveProperty('samlProvider');
  expect(old.said('SAML provider', 'OKTA')).toContain('other metadata than the app’s: other certificates');
  expect(provider(metadata(), { team: 'ops' }).said('SAML provider', 'OKTA')).toContain('tags of its own: team');
});

test('tags that every role and SAML provider has are the organization’s', () => {
  const tags = { 'managed-by': 'hand' };
  const {
    federation,
    roles,
    account: file,
  } = imported(
    handMade({
      roles: [role('Admin', { trust: trust(OKTA), tags: { ...tags, team: 'ops' } })],
      account: { samlProviders: [{ arn: `arn:aws:iam::${ACCOUNT}:saml-provider/OKTA`, metadata: metadata(), tags }] },
    }),
  );
  expect(federation['tags']).toEqual(tags);
  expect(roles['Admin']).toMatchObject({ tags: { team: 'ops' } });
  expect(file).not.toHaveProperty('samlProvider');
});

describe('the user with whose key Okta lists roles', () => {
  const allow = (...actions: readonly string[]) => ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
  });
  const user = (name: string, given: object = {}): LiveUser => ({
    arn: `arn:aws:iam::${ACCOUNT}:user/${name}`,
    name,
    path: '/',
    inline: [{ name: 'x', document: allow('iam:ListRoles', 'iam:ListAccountAliases') }],
    attached: [],
    tags: {},
    groups: [],
    ...given,
  });
  const with_ = (...users: readonly LiveUser[]) =>
    imported(handMade({ account: { users }, app: { secretSettings: ['accessKey'] } }));

  test('is named where it is certain who it is, and stays as it is with its key', () => {
    const { federation, said, idsOfAccount } = with_(user('lister'), user('somebody', { inline: [] }));
    expect(federation['provisioningUser']).toEqual({ account: 'prod', name: 'lister', existing: true });
    expect(idsOfAccount).not.toHaveProperty('provisioningUser');
    expect(said('user', 'lister')).toContain('left alone: it may list roles and nothing else');
    expect(said('user', 'somebody')).toBe('');
    expect(said('app setting', 'accessKey')).toContain('left alone: it may be secret');
  });

  test('is found by a policy of the account, too', () => {
    const arn = `arn:aws:iam::${ACCOUNT}:policy/okta/lister`;
    const policies = [{ arn, document: allow('iam:ListRoles') }];
    const { federation } = imported(
      handMade({ account: { users: [user('lister', { inline: [], attached: [arn] })], policies } }),
    );
    expect(federation).toHaveProperty('provisioningUser.name', 'lister');
  });

  test.each([
    [
      'may do more',
      user('lister', { inline: [{ name: 'x', document: allow('iam:ListRoles', 's3:*') }] }),
      'and more besides',
    ],
    ['may do everything', user('lister', { inline: [{ name: 'x', document: allow('*') }] }), 'and more besides'],
    ['has more from a group', user('lister', { groups: ['Admins'] }), 'and more besides'],
    [
      'has a policy of AWS',
      user('okta', { inline: [], attached: ['arn:aws:iam::aws:policy/IAMReadOnlyAccess'] }),
      'what it may do is not known here',
    ],
    [
      'has a policy that allows all but some',
      user('Okta-Lister', { inline: [{ name: 'x', document: { Statement: { Effect: 'Allow', NotAction: 's3:*' } } }] }),
      'what it may do is not known here',
    ],
  ])('is not named where it %s, and the report says how to', (_, somebody, because) => {
    const { federation, said } = with_(somebody);
    expect(federation).not.toHaveProperty('provisioningUser');
    expect(said('user', somebody.name)).toContain(because);
    expect(said('user', somebody.name)).toContain('provisioningUser: {account, name, existing: true}');
  });

  test('is not named where two may list roles', () => {
    const { federation, said } = with_(user('one'), user('two'));
    expect(federation).not.toHaveProperty('provisioningUser');
    expect(said('user', 'one')).toContain('one of 2 users');
  });
});

test('a sign-on policy and the signing key stay what they are', () => {
  const live = handMade({
    app: { policyId: 'rst1', kid: 'k1', keys: [{ kid: 'k1', expiresAt: '2030-01-01', thumbprint: '' }] },
  });
  const { app: written, said } = imported({
    ...live,
    okta: { ...live.okta, policies: [{ id: 'rst1', name: 'Any two factors', rules: [] }] },
  });
  expect(written).not.toHaveProperty('signOnPolicy');
  expect(said('sign-on policy', 'Any two factors')).toContain('other apps may share it');
  expect(said('signing key', 'k1')).toContain('left alone');
});

test('what could not be read cannot be said, and never looks absent', () => {
  const unread = [{ where: 'okta', what: 'GET /api/v1/groups/00g1/users', reason: '403' }];
  expect(imported(handMade({ unread })).said('not read', 'GET /api/v1/groups/00g1/users')).toContain('cannot be said');
  const groups = [{ where: 'okta', what: 'GET /api/v1/groups', reason: '403' }];
  expect(() => imported(handMade({ unread: groups }))).toThrow('the snapshot could not read GET /api/v1/groups (403)');
  const roles = [{ where: ACCOUNT, what: 'iam:ListRoles', reason: 'AccessDenied' }];
  expect(() => imported(handMade({ unread: roles }))).toThrow('could not read iam:ListRoles');
});

test('an account without a role that people reach is left alone', () => {
  const { said } = imported(handMade({ otherAccounts: [account({ id: '210987654321' })] }));
  expect(said('account', '210987654321')).toBe('left alone: no group leads to a role of this account');
});

test('an org without the app, as where somebody else runs it, is refused with the way out', () => {
  const live = handMade();
  expect(() => writeImport({ ...live, okta: { ...live.okta, apps: [] } })).toThrow(/no app .*okta\.app\.metadataFile/);
});

test('where nothing leads to a role, nothing is written and the reasons are listed', () => {
  const none = () => imported(handMade({ roles: [] }));
  expect(none).toThrow(CannotImport);
  expect(none).toThrow(`${ADMIN_GROUP}: there is no role arn:aws:iam::${ACCOUNT}:role/Admin`);
});

test('the same snapshot gives the same files', () => {
  const text = () => JSON.stringify([...writeImport(handMade()).files]);
  expect(text()).toBe(text());
});
