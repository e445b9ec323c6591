import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ConfigError } from '../../lib/config/config-error';
import { loadConfig } from '../../lib/config/load';
import type { Account, Federation, Role } from '../../lib/config/model';
import { base, problemsOf, TODAY, withConfig, withFiles, warningsOf } from './support/fixtures';

const load = (files: Readonly<Record<string, string>>, today = TODAY): Federation =>
  withFiles(files, (directory) => loadConfig(directory, { today }).federation);
const account = (federation: Federation, name = 'Tech'): Account => {
  const found = federation.accounts.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no account ${name}`);
  return found;
};
const role = (federation: Federation, name: string): Role => {
  const found = account(federation).roles.find((candidate) => candidate.role === name);
  if (!found) throw new Error(`no role ${name}`);
  return found;
};

describe('what nobody wrote', () => {
  const federation = load({});

  test('has the defaults that the reference names', () => {
    expect(federation).toMatchObject({
      okta: {
        orgName: 'mueller-tech',
        baseUrl: 'okta.com',
        app: { label: 'AWS Account Federation', sessionSeconds: 3600, assign: 'all' },
      },
      identityProvider: 'Okta',
      partition: 'aws',
      signInRegions: ['us-east-1'],
      rolePath: '/',
      layout: 'single',
      backend: { type: 'local' },
      groupRules: 'per-role-group',
      accept: [],
    });
    expect(federation.provisioningUser).toBeUndefined();
    expect(account(federation)).toMatchObject({
      connect: { type: 'assumeRole', role: 'OrganizationAccountAccessRole' },
      retired: false,
      adopted: [],
    });
  });

  test('leaves out what is optional and not written', () => {
    const written = Object.entries(account(federation)).filter(([, value]) => value !== undefined);
    expect(written.map(([key]) => key).sort()).toEqual(
      ['accept', 'adopted', 'connect', 'file', 'id', 'name', 'retired', 'roles'].sort(),
    );
    expect(role(federation, 'Admin')).toEqual({
      role: 'Admin',
      policies: [{ type: 'managed', arn: 'arn:aws:iam::aws:policy/AdministratorAccess' }],
      grants: [{ managementGroup: 'Admins' }],
      maxSessionSeconds: 3600,
      conditions: {},
      tags: new Map(),
      accept: [],
    });
  });

  test.each([
    ['aws-us-gov', 'us-gov-west-1'],
    ['aws-cn', 'cn-north-1'],
  ])('in %s, people sign in at %s', (partition, region) => {
    expect(load(base.federation(`partition: ${partition}`)).signInRegions).toEqual([region]);
  });
});

describe('the organization’s roles', () => {
  const organization = base.federation('', {
    admin:
      'description: Full control, tags: { team: platform, tier: a }, accept: { administrator-grant: Needed }, ' +
      'conditions: { Bool: { "aws:SecureTransport": true } }',
  });

  test('reach each account', () => {
    const files = { ...organization, 'accounts/audit.yaml': 'id: "210987654321"\nname: Audit\n' };
    const federation = load(files);
    expect(federation.accounts.map(({ name, roles }) => [name, roles.map((r) => r.role)])).toEqual([
      ['Audit', ['Admin']],
      ['Tech', ['Admin']],
    ]);
  });

  test('are left out with without', () => {
    expect(account(load({ ...organization, ...base.account('without: [Admin]') })).roles).toEqual([]);
  });

  test('take from an account what it replaces, and keep the rest', () => {
    const own = base.account('roles: { Admin: { sessionDuration: 4h, policies: [], grantedTo: [Support] } }');
    expect(role(load({ ...organization, ...own }), 'Admin')).toMatchObject({
      description: 'Full control',
      policies: [],
      grants: [{ managementGroup: 'Support' }],
      maxSessionSeconds: 14_400,
    });
  });

  test('take from an account what it adds', () => {
    const own = base.account(
      'roles: { Admin: { tags: { tier: b, zone: c }, accept: { long-session: Short enough }, ' +
        'conditions: { Bool: { "aws:ViaAWSService": false }, IpAddress: { "aws:SourceIp": [192.0.2.9, 192.0.2.1] } } } }',
    );
    expect(role(load({ ...organization, ...own }), 'Admin')).toMatchObject({
      tags: new Map([
        ['team', 'platform'],
        ['tier', 'b'],
        ['zone', 'c'],
      ]),
      accept: [
        { rule: 'administrator-grant', reason: 'Needed' },
        { rule: 'long-session', reason: 'Short enough' },
      ],
      conditions: {
        Bool: { 'aws:SecureTransport': ['true'], 'aws:ViaAWSService': ['false'] },
        IpAddress: { 'aws:SourceIp': ['192.0.2.1', '192.0.2.9'] },
      },
    });
  });
});

describe('grants', () => {
  const grant = base.account(
    'roles: { Deploy: { policies: [ReadOnlyAccess], grantedTo: [{ group: Support, until: 2026-11-25, reason: Migration }, Admins] } }',
  );

  test('hold on their last day', () => {
    expect(role(load(grant, '2026-11-25'), 'Deploy').grants).toEqual([
      { managementGroup: 'Admins' },
      { managementGroup: 'Support', until: '2026-11-25', reason: 'Migration' },
    ]);
    expect(withFiles(grant, (directory) => warningsOf(directory, '2026-11-25'))).toEqual([]);
  });

  test('are left out on the day after, with a warning', () => {
    expect(role(load(grant, '2026-11-26'), 'Deploy').grants).toEqual([{ managementGroup: 'Admins' }]);
    expect(withFiles(grant, (directory) => warningsOf(directory, '2026-11-26'))).toEqual([
      'config/accounts/tech.yaml:3:60  roles.Deploy.grantedTo[0]: the grant to "Support" ended on 2026-11-25 and is left out (delete it, or give it a later end)',
    ]);
  });

  test('end on the current day in UTC where none is given', () => {
    const yesterday = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
    const ended = base.account(
      `roles: { Deploy: { policies: [ReadOnlyAccess], grantedTo: [{ group: Support, until: ${yesterday} }, Admins] } }`,
    );
    const { federation, warnings } = withFiles(ended, (directory) => loadConfig(directory));
    expect(role(federation, 'Deploy').grants).toEqual([{ managementGroup: 'Admins' }]);
    expect(warnings).toHaveLength(1);
  });
});

describe('what else the model holds', () => {
  test('policies as ARNs, with the paths that AWS gave them, and documents as minified JSON', () => {
    const files = {
      ...base.role(
        'policies: [{ file: policies/read.json }, ViewOnlyAccess, job-function/Billing, AmazonEC2RoleforSSM, "arn:aws:iam::123456789012:policy/x/y"]',
      ),
      'policies/read.json':
        '{\n  "Version": "2012-10-17",\n  "Statement": { "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" }\n}\n',
    };
    expect(role(load(files), 'Deploy').policies).toEqual([
      { type: 'managed', arn: 'arn:aws:iam::123456789012:policy/x/y' },
      { type: 'managed', arn: 'arn:aws:iam::aws:policy/job-function/Billing' },
      { type: 'managed', arn: 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess' },
      { type: 'managed', arn: 'arn:aws:iam::aws:policy/service-role/AmazonEC2RoleforSSM' },
      {
        type: 'document',
        name: 'read',
        document: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}',
      },
    ]);
  });

  test('AWS’s policies are in the partition of the accounts', () => {
    const files = { ...base.federation('partition: aws-cn'), ...base.role('policies: [ReadOnlyAccess]') };
    expect(role(load(files), 'Deploy').policies).toEqual([
      { type: 'managed', arn: 'arn:aws-cn:iam::aws:policy/ReadOnlyAccess' },
    ]);
  });

  test.each([
    ['boundary', 'arn:aws:iam::123456789012:policy/boundary'],
    ['teams/boundary', 'arn:aws:iam::123456789012:policy/teams/boundary'],
    ['arn:aws:iam::aws:policy/PowerUserAccess', 'arn:aws:iam::aws:policy/PowerUserAccess'],
  ])('the boundary %s is %s', (written, arn) => {
    expect(role(load(base.role(`permissionsBoundary: "${written}"`)), 'Deploy').permissionsBoundary).toBe(arn);
  });

  test.each([
    ['local: {}', { type: 'local' }],
    ['local: { directory: states }', { type: 'local', directory: 'states' }],
    [
      's3: { bucket: my-bucket, region: eu-central-1, kmsKeyId: alias/state, profile: me }',
      {
        type: 's3',
        bucket: 'my-bucket',
        region: 'eu-central-1',
        prefix: 'okta-aws-federation',
        kmsKeyId: 'alias/state',
        profile: 'me',
      },
    ],
    [
      'cloud: { organization: mueller-tech }',
      {
        type: 'cloud',
        organization: 'mueller-tech',
        hostname: 'app.terraform.io',
        workspacePrefix: 'okta-aws-federation-',
      },
    ],
  ])('the backend %s', (written, backend) => {
    expect(load(base.federation(`backend: { ${written} }`)).backend).toEqual(backend);
  });

  test.each([
    ['{ profile: me }', { type: 'profile', profile: 'me' }],
    ['{ assumeRole: Terraform, externalId: x9 }', { type: 'assumeRole', role: 'Terraform', externalId: 'x9' }],
  ])('an account that is reached by %s', (written, connect) => {
    const files = { ...base.federation('connect: { assumeRole: Other }'), ...base.account(`connect: ${written}`) };
    expect(account(load(files)).connect).toEqual(connect);
  });

  test('adopted roles, held and given back', () => {
    const files = base.account(
      'adopt: { c: { release: forget }, b: { release: true }, a: { grantedTo: [Support], conditions: { Bool: { "aws:SecureTransport": true } } } }',
    );
    expect(account(load(files)).adopted).toEqual([
      {
        name: 'a',
        grants: [{ managementGroup: 'Support' }],
        conditions: { Bool: { 'aws:SecureTransport': ['true'] } },
        accept: [],
      },
      { name: 'b', grants: [], conditions: {}, release: 'statement', accept: [] },
      { name: 'c', grants: [], conditions: {}, release: 'forget', accept: [] },
    ]);
  });

  test('a retired account without anything that could be made in it', () => {
    const files = base.account(
      'alias: tech\nretired: true\nroles: { Deploy: { grantedTo: [Support] } }\nadopt: { old: { release: forget } }',
    );
    expect(account(load(files))).toMatchObject({ id: '123456789012', name: 'Tech', retired: true, roles: [] });
    expect(account(load(files)).alias).toBeUndefined();
    expect(account(load(files)).adopted).toHaveLength(1);
  });

  test('the app’s key, sign-on policy and client', () => {
    const okta =
      '{ orgName: mueller-tech, app: { sessionDuration: 2h, signingKey: { name: "2026" }, signOnPolicy: { mfaEvery: 8h }, webSsoClientId: 0oa1234567890abcdefg } }';
    expect(load(base.federation('', { okta })).okta.app).toEqual({
      label: 'AWS Account Federation',
      sessionSeconds: 7200,
      assign: 'all',
      signingKey: { name: '2026', yearsValid: 2, emergency: false },
      signOnPolicy: { mfaEveryMinutes: 480 },
      webSsoClientId: '0oa1234567890abcdefg',
    });
    expect(role(load(base.federation('', { okta })), 'Admin').maxSessionSeconds).toBe(7200);
  });

  test('a provisioning user, its newest slot last', () => {
    expect(load(base.federation('provisioningUser: { account: Tech, keys: [b, a] }')).provisioningUser).toEqual({
      account: 'Tech',
      name: 'okta-provisioning',
      keys: ['b', 'a'],
    });
  });

  test('management groups sorted by name, with members sorted', () => {
    const files = {
      'management-groups.yaml':
        'Support: { members: [b@x.de, a@x.de] }\nAudit: { existing: true, id: 00g00000000000000001, type: directory }\nAdmins: { members: [] }\n',
    };
    expect(load(files).managementGroups).toEqual([
      { key: 'Admins', name: 'Admins', existing: false, members: [] },
      { key: 'Audit', name: 'Audit', existing: true, id: '00g00000000000000001' },
      { key: 'Support', name: 'Support', existing: false, members: ['a@x.de', 'b@x.de'] },
    ]);
  });

  test('names that JavaScript gives a meaning to are names', () => {
    const files = {
      'management-groups.yaml': 'Admins: {}\nSupport: {}\nconstructor: {}\ntoString: {}\n',
      ...base.account(
        'roles: { constructor: { grantedTo: [toString], tags: { constructor: x } }, valueOf: { grantedTo: [constructor] } }',
      ),
    };
    expect(account(load(files)).roles.map((r) => [r.role, r.grants.map((g) => g.managementGroup)])).toEqual([
      ['Admin', ['Admins']],
      ['constructor', ['toString']],
      ['valueOf', ['constructor']],
    ]);
    expect(withFiles(base.role('grantedTo: [hasOwnProperty]'), (directory) => problemsOf(directory))).not.toEqual([]);
  });

  test('the same whatever the order in the files', () => {
    const forward = base.account('roles: { A: { grantedTo: [Support] }, B: { grantedTo: [Admins, Support] } }');
    const backward = base.account('roles: { B: { grantedTo: [Support, Admins] }, A: { grantedTo: [Support] } }');
    const text = (files: Readonly<Record<string, string>>) =>
      JSON.stringify(load(files).accounts.map((a) => ({ ...a, file: '' })));
    expect(text(backward)).toBe(text(forward));
  });
});

describe('a directory', () => {
  test('that does not exist is one problem', () => {
    expect(problemsOf('/nonexistent/config')).toEqual(['config:1:1  does not exist (create it, or correct the path)']);
  });

  test('that is a file is one problem', () => {
    expect(withConfig((directory) => problemsOf(join(directory, 'federation.yaml')))).toEqual([
      'config:1:1  is not a folder (name a folder)',
    ]);
  });

  test('that is empty lacks everything', () => {
    const told = withConfig((directory) => {
      rmSync(directory, { recursive: true });
      mkdirSync(directory);
      return problemsOf(directory);
    });
    expect(told.map((line) => line.split(' ')[0])).toEqual([
      'config/accounts:1:1',
      'config/federation.yaml:1:1',
      'config/management-groups.yaml:1:1',
    ]);
  });

  test('may be a link, and hold hidden files and other things', () => {
    const files = { '.DS_Store': 'x', 'accounts/.gitkeep': '', 'README.md': '# Hello', 'schema/x.json': '{}' };
    const told = withFiles(files, (directory) => {
      symlinkSync(directory, `${directory}-link`);
      return problemsOf(`${directory}-link`);
    });
    expect(told).toEqual([]);
  });

  test('without an account says so', () => {
    const told = withConfig((directory) => {
      rmSync(join(directory, 'accounts', 'tech.yaml'));
      return problemsOf(directory);
    });
    expect(told).toEqual(['config/accounts:1:1  has no account (add a file like mueller-tech.yaml)']);
  });

  test('is left as it was', () => {
    withFiles(base.account('rolse: {}'), (directory) => {
      writeFileSync(join(directory, 'marker'), '');
      expect(problemsOf(directory)).toHaveLength(1);
    });
  });
});

test('a file may begin with a byte order mark and have lines that end as on Windows', () => {
  const text = '\uFEFFid: "123456789012"\r\nname: Tech\r\nrolse: {}\r\n';
  expect(withFiles({ 'accounts/tech.yaml': text }, (directory) => problemsOf(directory))).toEqual([
    'config/accounts/tech.yaml:3:1  rolse: unknown key (did you mean "roles"?)',
  ]);
});

test('anchors, aliases and merge keys are values like others', () => {
  const files = base.account(
    `roles:
  A: &a { grantedTo: &who [Support], sessionDuration: 2h, description: A }
  B: &b { <<: *a, description: B }
  C: { <<: [*b, { sessionDuration: 5h, policies: [ReadOnlyAccess] }], grantedTo: *who }`,
  );
  const federation = load(files);
  expect(['A', 'B', 'C'].map((name) => role(federation, name))).toMatchObject([
    { description: 'A', maxSessionSeconds: 7200, policies: [] },
    { description: 'B', maxSessionSeconds: 7200, grants: [{ managementGroup: 'Support' }] },
    { description: 'B', maxSessionSeconds: 7200, policies: [{}], grants: [{ managementGroup: 'Support' }] },
  ]);
});

test('every problem of every file is reported in one run, sorted by file, line and column', () => {
  const files = {
    ...base.federation('layout: both'),
    ...base.account('rolse: {}\nwithout: [Admn, Foo]'),
    'accounts/a.yaml': 'id: 123456789012\nname: A b\n',
    'management-groups.yaml': 'Admins: []\nSupport: { member: x }\n',
  };
  const error = withFiles(files, (directory): unknown => {
    try {
      return loadConfig(directory, { today: TODAY });
    } catch (thrown) {
      return thrown;
    }
  });
  if (!(error instanceof ConfigError)) throw new Error('nothing was thrown');
  const places = error.problems.map(({ file, line, column }) => [file.split('/config/')[1], line, column]);
  expect(places).toEqual([
    ['accounts/a.yaml', 1, 5],
    ['accounts/a.yaml', 2, 7],
    ['accounts/tech.yaml', 3, 1],
    ['accounts/tech.yaml', 4, 11],
    ['accounts/tech.yaml', 4, 17],
    ['federation.yaml', 4, 9],
    ['management-groups.yaml', 1, 9],
    ['management-groups.yaml', 2, 12],
  ]);
  expect(error.message.split('\n')).toHaveLength(8);
});

test('the shipped configuration is valid, and has what a newcomer should see', () => {
  const { federation, warnings } = loadConfig(resolve(__dirname, '../../config'), { today: TODAY });
  expect(warnings).toEqual([]);
  expect(federation.layout).toBe('single');
  expect(federation.managementGroups.map(({ name, existing }) => [name, existing])).toEqual([
    ['Auditors', true],
    ['Cloud Admins', false],
    ['Support', false],
  ]);
  const tech = account(federation, 'Mueller-Tech');
  expect(tech.id).toBe('123456789012');
  expect(tech.roles.map((r) => r.role)).toEqual(['Admin', 'Deploy', 'ReadOnly', 'Support']);
  expect(tech.adopted.map(({ name }) => name)).toEqual(['legacy-deployer']);
  expect(federation.accounts).toHaveLength(2);
  expect(federation.provisioningUser?.account).toBe('Mueller-Tech');
});
