import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { pythonEnvironment } from '../../../sandbox/aws/moto/python-environment';
import { callerArn } from '../../../sandbox/journey/sts';
import { describeWith } from '../../support/real-parts';
import { activate } from './support/activate';
import { CLIENT, PASSWORD, roleArn, TECH } from './support/local-federation';
import { client } from './support/on-path';
import { ORG_DOMAIN, startProxiedFederation, type ProxiedFederation } from './support/proxied-federation';
import { clientHome, type ClientHome } from './support/run-client';

const ROOT = resolve(__dirname, '..', '..', '..');
const ADMIN = `arn:aws:sts::${TECH}:assumed-role/Okta-Mueller-Tech-Admin/james@mueller-tech.com`;
/** The profiles of Cloud Admins in the shipped configuration. */
const NAMES = [
  'Mueller-Audit-Admin',
  'Mueller-Tech-Admin',
  'Mueller-Tech-Deploy',
  'Mueller-Tech-ReadOnly',
  'Mueller-Tech-legacy-deployer',
];

let federation: ProxiedFederation;
let home: ClientHome;
beforeAll(async () => (federation = await startProxiedFederation()));
afterAll(() => federation.stop());
beforeEach(() => (home = clientHome()));
afterEach(() => home.remove());

/** Writes what `federation profiles` makes of the shipped configuration into the home folder. */
function writeProfiles(kind: string, file: string, link: string, ...more: string[]): void {
  home.write(file, '# mine\n');
  const args = [
    'profiles',
    '-g',
    'Cloud Admins',
    '--client',
    kind,
    '--embed-url',
    link,
    '--out',
    join(home.directory, file),
    ...more,
  ];
  execFileSync(process.execPath, [join(ROOT, 'bin', 'federation'), ...args], {
    env: { ...process.env, FEDERATION_CONFIG: join(ROOT, 'config'), FEDERATION_TODAY: '2026-06-01' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
const realLink = () => `https://${ORG_DOMAIN}/home/amazon_aws/${federation.app.id}/272`;

/** Keys of a profile in the credentials file that a client wrote. */
function written(profile: string) {
  const text = readFileSync(join(home.directory, '.aws', 'credentials'), 'utf8');
  const section = text.slice(text.indexOf(`[${profile}]`)).split(/\n\[/)[0] ?? '';
  const value = (key: string) => new RegExp(`^${key}\\s*=\\s*(.+)$`, 'm').exec(section)?.[1]?.trim() ?? '';
  return {
    accessKeyId: value('aws_access_key_id'),
    secretAccessKey: value('aws_secret_access_key'),
    sessionToken: value('aws_session_token'),
  };
}

describe('AWS’s own tools', () => {
  /** botocore reads profiles for the AWS CLI and boto3. */
  const SCRIPT = `
import json, botocore.session
session = botocore.session.Session()
said = {name: session.full_config["profiles"][name].get("region") for name in session.available_profiles}
chosen = botocore.session.Session(profile="Mueller-Tech-ReadOnly")
print(json.dumps({"regions": said, "key": chosen.get_credentials().access_key}))
`;

  test('read every profile, its region, and the program for its credentials with all its arguments', async () => {
    const python = await pythonEnvironment({
      requirements: join(ROOT, 'sandbox', 'aws', 'moto', 'requirements.txt'),
      cache: join(ROOT, '.cache'),
    });
    writeProfiles('aws-config', 'aws-config', realLink(), '--client-id', CLIENT, '--region', 'eu-central-1');
    const stub = join(home.directory, 'okta-aws-cli');
    const keys = '{"Version": 1, "AccessKeyId": "AKIATEST", "SecretAccessKey": "s", "SessionToken": "t"}';
    home.write('okta-aws-cli', `#!/bin/sh\nfor word; do echo "$word" >> "$HOME/arguments"; done\necho '${keys}'\n`);
    chmodSync(stub, 0o755);
    const outcome = await home.run(python, ['-c', SCRIPT], {
      AWS_CONFIG_FILE: join(home.directory, 'aws-config'),
      PATH: `${home.directory}${delimiter}${process.env['PATH'] ?? ''}`,
    });
    expect(outcome.stderr).toBe('');
    expect(JSON.parse(outcome.stdout)).toEqual({
      regions: Object.fromEntries(NAMES.map((name) => [name, 'eu-central-1'])),
      key: 'AKIATEST',
    });
    expect(readFileSync(join(home.directory, 'arguments'), 'utf8').trim().split('\n')).toEqual([
      ...['web', '--format', 'process-credentials', '--open-browser', '--org-domain', ORG_DOMAIN],
      ...['--oidc-client-id', CLIENT, '--aws-acct-fed-app-id', federation.app.id, '--aws-region', 'eu-central-1'],
      ...['--aws-iam-idp', `arn:aws:iam::${TECH}:saml-provider/Okta`],
      ...['--aws-iam-role', roleArn(TECH, 'ReadOnly'), '--aws-session-duration', '14400'],
    ]);
  });
});

describe('gimme-aws-creds', () => {
  test('signs in with a generated profile and writes the credentials under its name', async () => {
    const requirements = join(ROOT, 'sandbox', 'clients', 'requirements-gimme.txt');
    const python = await pythonEnvironment({ requirements, cache: join(ROOT, '.cache'), name: 'gimme' });
    writeProfiles('gimme-aws-creds', '.okta_aws_login_config', federation.embedUrl);
    const outcome = await home.run(python, [join(python, '..', 'gimme-aws-creds'), '--profile', 'Mueller-Tech-Admin'], {
      AWS_ENDPOINT_URL_STS: federation.aws.environment['AWS_ENDPOINT_URL_STS'] ?? '',
      OKTA_USERNAME: 'james@mueller-tech.com',
      OKTA_PASSWORD: PASSWORD,
    });
    expect(outcome).toMatchObject({ code: 0 });
    expect(await callerArn(federation.aws.stsUrl, written('Mueller-Tech-Admin'))).toBe(ADMIN);
  });
});

describeWith([client('saml2aws', 'https://github.com/Versent/saml2aws#install')], 'saml2aws', () => {
  test('signs in with a generated profile and writes the credentials under its name', async () => {
    writeProfiles('saml2aws', '.saml2aws', realLink());
    const args = ['login', '--idp-account', 'Mueller-Tech-Admin', '--skip-prompt', '--disable-keychain'];
    const outcome = await home.run('saml2aws', args, {
      ...federation.proxy.environment,
      SAML2AWS_USERNAME: 'james@mueller-tech.com',
      SAML2AWS_PASSWORD: PASSWORD,
    });
    expect(outcome).toMatchObject({ code: 0 });
    expect(await callerArn(federation.aws.stsUrl, written('Mueller-Tech-Admin'))).toBe(ADMIN);
  });
});

describeWith([client('okta-aws-cli', 'https://github.com/okta/okta-aws-cli#installation')], 'okta-aws-cli', () => {
  test('lists the generated profiles', async () => {
    writeProfiles('okta-aws-cli', '.okta/okta.yaml', realLink(), '--client-id', CLIENT);
    const { code, stdout, stderr } = await home.run('okta-aws-cli', ['list-profiles'], federation.proxy.environment);
    expect(code).toBe(0);
    for (const name of NAMES) expect(stdout + stderr).toContain(name);
  });

  test('signs in with a generated profile', async () => {
    writeProfiles('okta-aws-cli', '.okta/okta.yaml', realLink(), '--client-id', CLIENT);
    let allowed: Promise<void> | undefined;
    const args = ['web', '--profile', 'Mueller-Tech-Admin'];
    const { stdout } = await home.run('okta-aws-cli', args, federation.proxy.environment, (line) => {
      const link = /https:\/\/\S+\/activate\?user_code=\w+/.exec(line)?.[0];
      if (link !== undefined)
        allowed ??= activate(link.replace(`https://${ORG_DOMAIN}`, federation.okta.url), 'james', PASSWORD);
    });
    await allowed;
    const value = (name: string) => new RegExp(`export ${name}=(\\S+)`).exec(stdout)?.[1] ?? '';
    expect(
      await callerArn(federation.aws.stsUrl, {
        accessKeyId: value('AWS_ACCESS_KEY_ID'),
        secretAccessKey: value('AWS_SECRET_ACCESS_KEY'),
        sessionToken: value('AWS_SESSION_TOKEN'),
      }),
    ).toBe(ADMIN);
  });
});
