import { existsSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CLIENTS } from '../../../lib/cli/profiles/formats';
import { runCli } from '../support/run-cli';
import { copyOfConfig, temporaryFolder } from '../support/temporary';

const LINK = 'https://mueller-tech.okta.com/home/amazon_aws/0oa1b2c3/272';
const APP = ['--embed-url', LINK, '--client-id', '0oaClient'];
const support = (client: string, ...more: string[]) => [
  'profiles',
  '-g',
  'Support',
  '--client',
  client,
  ...APP,
  ...more,
];

describe.each(CLIENTS)('%s', (client) => {
  test('has a profile for each role of the group, between markers, and says which role AWS may refuse', async () => {
    const { code, out } = await runCli(support(client));
    expect(code).toBe(0);
    const lines = out.split('\n');
    expect(lines[0]).toBe(
      '# >>> federation profiles: mueller-tech.okta.com aws (generated; changes between these markers are lost)',
    );
    expect(lines.at(-2)).toBe('# <<< federation profiles: mueller-tech.okta.com aws');
    for (const role of ['Deploy', 'ReadOnly', 'Support']) expect(out).toContain(`Mueller-Tech-${role}`);
    expect(out).not.toContain('Admin');
    const note = lines.findIndex(
      (line) => line.trim() === '# AWS refuses this role unless the request comes from 192.0.2.0/24',
    );
    expect(lines[note + 1]).toContain('Mueller-Tech-Deploy');
    expect(out.match(/AWS refuses/g)).toHaveLength(1);
  });
});

test('session length and region of a role reach each client', async () => {
  const of = async (client: string) => (await runCli(support(client, '--region', 'eu-central-1'))).out;
  expect(await of('aws-config')).toMatch(
    /\[profile Mueller-Tech-ReadOnly\]\nregion = eu-central-1\n.*--aws-session-duration 14400\n/,
  );
  expect(await of('saml2aws')).toMatch(
    /\[Mueller-Tech-ReadOnly\][^[]*aws_session_duration = 14400\nregion = eu-central-1\n/,
  );
  expect(await of('gimme-aws-creds')).toMatch(/\[Mueller-Tech-ReadOnly\][^[]*aws_default_duration = 14400\n/);
  const { awscli } = parse(await of('okta-aws-cli')) as {
    awscli: { profiles: Record<string, Record<string, string>> };
  };
  expect(awscli.profiles['Mueller-Tech-ReadOnly']).toMatchObject({
    'aws-session-duration': '14400',
    'aws-region': 'eu-central-1',
  });
});

test.each([
  ['aws-us-gov', 'us-gov-west-1', 'urn:amazon:webservices:govcloud', undefined],
  [
    'aws-us-gov',
    'us-gov-east-1',
    'urn:amazon:webservices:govcloud',
    'https://us-gov-east-1.signin.amazonaws-us-gov.com/saml',
  ],
  ['aws-cn', 'cn-north-1', 'urn:amazon:webservices:cn-north-1', undefined],
  ['aws', 'eu-central-1', 'urn:amazon:webservices', 'https://eu-central-1.signin.aws.amazon.com/saml'],
])('in %s with the endpoint of %s, saml2aws gets audience and address', async (partition, region, urn, target) => {
  const config = copyOfConfig({
    'federation.yaml': `okta: { orgName: mueller-tech }\npartition: ${partition}\nsignInRegions: [${region}]\nroles: { Admin: { policies: [AdministratorAccess], grantedTo: [Support] } }\n`,
    'accounts/mueller-tech.yaml': 'id: "123456789012"\nname: Mueller-Tech\n',
    'accounts/mueller-audit.yaml': 'id: "210987654321"\nname: Mueller-Audit\nretired: true\n',
    'management-groups.yaml': 'Support: {}\n',
  });
  const { out, err } = await runCli(support('saml2aws', '--config', config));
  expect(err).toBe('');
  expect(out).toContain(`aws_urn = ${urn}\n`);
  expect(/target_url = (.*)/.exec(out)?.[1]).toBe(target);
  expect(out).toContain(`region = ${region}\n`);
  expect(out).toContain(`arn:${partition}:iam::123456789012:role/Okta-Mueller-Tech-Admin`);
  expect(out).not.toContain('Mueller-Audit');
});

test('aws-config starts saml2aws where no client id is known, by the profile of the same name', async () => {
  const { out } = await runCli(['profiles', '-g', 'Auditors', '--client', 'aws-config']);
  expect(out).toContain(
    'credential_process = saml2aws login --credential-process --quiet --skip-prompt --idp-account Mueller-Audit-Auditor\n',
  );
});

test.each([
  [
    ['profiles', '-g', 'Suport', '--client', 'saml2aws', ...APP],
    'no management group "Suport" (did you mean "Support"?)',
  ],
  [['profiles', '-g', 'Support', '--client', 'saml2aws'], "saml2aws needs the app's embed link"],
  [support('saml2aws', '--region', 'us-gov-west-1'), '"us-gov-west-1" is not a region of aws'],
  [support('saml2aws', '--json', '--out', 'x'), '--json and --out exclude each other'],
])('%j is refused', async (args, told) => {
  const { code, out, err } = await runCli(args);
  expect(code).toBe(1);
  expect(err).toContain(told);
  expect(out).toBe('');
});

test('prints data for machines, also before the first apply', async () => {
  const { out } = await runCli(['profiles', '-g', 'Auditors', '--client', 'saml2aws', '--json']);
  expect(JSON.parse(out)).toEqual({
    client: 'saml2aws',
    groups: ['Auditors'],
    app: {},
    profiles: [
      {
        name: 'Mueller-Audit-Auditor',
        account: 'Mueller-Audit',
        accountId: '210987654321',
        alias: 'mueller-audit',
        role: 'Auditor',
        roleName: 'Okta-Mueller-Audit-Auditor',
        roleArn: 'arn:aws:iam::210987654321:role/Okta-Mueller-Audit-Auditor',
        samlProviderArn: 'arn:aws:iam::210987654321:saml-provider/Okta',
        region: 'us-east-1',
        sessionSeconds: 3600,
        notes: [],
      },
    ],
  });
});

describe('a file', () => {
  test('gets the profiles, loses those that are gone, and keeps the rest', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'config'), '[default]\nregion = eu-west-1\n', { mode: 0o644 });
    expect(await runCli(support('aws-config', '--out', 'config', '--config', copyOfConfig()), { cwd })).toMatchObject({
      code: 0,
      out: '',
      err: 'config: 3 profiles\n',
    });
    writeFileSync(join(cwd, 'config'), `${readFileSync(join(cwd, 'config'), 'utf8')}\n[profile mine]\nregion = x\n`);
    const args = [
      'profiles',
      '-g',
      'Auditors',
      '--client',
      'aws-config',
      ...APP,
      '--out',
      'config',
      '--config',
      copyOfConfig(),
    ];
    expect((await runCli(args, { cwd })).err).toBe('config: 1 profile\n');
    const text = readFileSync(join(cwd, 'config'), 'utf8');
    expect(text).toMatch(
      /^\[default\]\nregion = eu-west-1\n\n# >>> [^]*\[profile Mueller-Audit-Auditor\][^]*# <<< [^\n]*\n\n\[profile mine\]\nregion = x\n$/,
    );
    expect(text).not.toContain('Mueller-Tech');
    expect((await runCli(args, { cwd })).err).toBe('config: 1 profile, nothing changed\n');
    expect(statSync(join(cwd, 'config')).mode & 0o777).toBe(0o644);
  });

  test('that is new is for its owner only; a link stays a link', async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'dotfiles'));
    writeFileSync(join(cwd, 'dotfiles', 'config'), '');
    symlinkSync(join(cwd, 'dotfiles', 'config'), join(cwd, 'linked'));
    const config = copyOfConfig();
    await runCli(support('saml2aws', '--out', 'new', '--config', config), { cwd });
    await runCli(support('saml2aws', '--out', 'linked', '--config', config), { cwd });
    expect(statSync(join(cwd, 'new')).mode & 0o777).toBe(0o600);
    expect(lstatSync(join(cwd, 'linked')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(cwd, 'dotfiles', 'config'), 'utf8')).toContain('[Mueller-Tech-Support]');
  });

  test.each([
    ['aws-config', '[profile mueller-tech-support]\n'],
    ['aws-config', '[ profile "Mueller-Tech-Support" ]\n'],
    ['saml2aws', '[Mueller-Tech-Support]\n'],
    ['okta-aws-cli', 'awscli:\n  profiles: {}\n'],
  ])('with somebody’s own profile of that name is left alone (%s)', async (client, own) => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'file'), own);
    const { code, err } = await runCli(support(client, '--out', 'file', '--config', copyOfConfig()), { cwd });
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringContaining('is already in it, outside the generated part') as string,
    });
    expect(readFileSync(join(cwd, 'file'), 'utf8')).toBe(own);
  });

  test('with credentials is never written, by its name, by a link, or where the environment says', async () => {
    const cwd = temporaryFolder();
    const config = copyOfConfig();
    writeFileSync(join(cwd, 'credentials'), '');
    symlinkSync(join(cwd, 'credentials'), join(cwd, 'link'));
    for (const out of ['credentials', 'link', 'keys']) {
      const env = { AWS_SHARED_CREDENTIALS_FILE: join(cwd, 'keys') };
      const { code, err } = await runCli(support('aws-config', '--out', out, '--config', config), { cwd, env });
      expect(code).toBe(1);
      expect(err).toContain('is a credentials file, which this command never writes');
    }
    expect(readFileSync(join(cwd, 'credentials'), 'utf8')).toBe('');
    expect(existsSync(join(cwd, 'keys'))).toBe(false);
  });
});
