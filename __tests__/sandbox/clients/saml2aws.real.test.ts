import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { callerArn } from '../../../sandbox/journey/sts';
import { PASSWORD, roleArn, TECH, AUDIT } from './support/local-federation';
import { describeWith } from '../../support/real-parts';
import { docsCommand, docsSettings } from './support/docs-example';
import { client } from './support/on-path';
import { startProxiedFederation, type ProxiedFederation } from './support/proxied-federation';
import { clientHome, type ClientHome } from './support/run-client';

const HOW_TO_GET = 'https://github.com/Versent/saml2aws#install';
const QUIET = ['--skip-prompt', '--disable-keychain'];

describeWith([client('saml2aws', HOW_TO_GET)], 'saml2aws', () => {
  let federation: ProxiedFederation;
  let home: ClientHome;
  beforeAll(async () => {
    federation = await startProxiedFederation();
  });
  afterAll(() => federation.stop());
  beforeEach(() => (home = clientHome()));
  afterEach(() => home.remove());

  const saml2aws = (
    args: readonly string[],
    { login = 'james@mueller-tech.com', password = PASSWORD, more = '' } = {},
  ) => {
    const { okta, embedUrl } = federation;
    home.write('.saml2aws', docsSettings('.saml2aws', { url: okta.url, embedUrl }) + more);
    return home.run('saml2aws', args, {
      ...federation.proxy.environment,
      SAML2AWS_USERNAME: login,
      SAML2AWS_PASSWORD: password,
    });
  };
  /** The value of a key in the credentials file that it wrote. */
  const written = () => {
    const text = readFileSync(join(home.directory, '.aws', 'credentials'), 'utf8');
    const value = (key: string) => new RegExp(`^${key}\\s*=\\s*(.+)$`, 'm').exec(text)?.[1]?.trim() ?? '';
    return {
      accessKeyId: value('aws_access_key_id'),
      secretAccessKey: value('aws_secret_access_key'),
      sessionToken: value('aws_session_token'),
    };
  };

  test('gets working credentials for a role', async () => {
    const outcome = await saml2aws(docsCommand('saml2aws login'));
    expect(outcome).toMatchObject({ code: 0 });
    expect(await callerArn(federation.aws.stsUrl, written())).toBe(
      `arn:aws:sts::${TECH}:assumed-role/Okta-Mueller-Tech-Admin/james@mueller-tech.com`,
    );
  });

  test('lists the roles as the picker does, by account', async () => {
    const { code, stdout } = await saml2aws(['list-roles', ...QUIET]);
    expect(code).toBe(0);
    const lines = stdout.split('\n').map((line) => line.trim());
    const listed = lines.filter((line) => line.startsWith('arn:') || line.startsWith('Account:'));
    expect(listed.sort()).toEqual([
      `Account: mueller-audit (${AUDIT})`,
      `Account: mueller-tech (${TECH})`,
      ...[roleArn(TECH, 'Admin'), roleArn(TECH, 'ReadOnly'), roleArn(AUDIT, 'ReadOnly')].sort(),
    ]);
  });

  test('lists them for a regional endpoint, too, once target_url names it', async () => {
    const { org } = federation.okta;
    const app = org.apps.get(federation.app.id) ?? federation.app;
    const endpoint = 'https://eu-central-1.signin.aws.amazon.com/saml';
    const settings = { ...app.settings, app: { ...app.settings.app, overrideAcsURL: endpoint } };
    org.apps.set(app.id, { ...app, settings });
    try {
      const listed = (more: string) => saml2aws(['list-roles', ...QUIET], { more });
      expect((await listed('')).stdout).not.toContain('role/');
      expect((await listed(`target_url = ${endpoint}\n`)).stdout).toContain(roleArn(AUDIT, 'ReadOnly'));
    } finally {
      org.apps.set(app.id, app);
    }
  });

  test('signs in somebody with a single role without asking', async () => {
    expect(await saml2aws(['login', ...QUIET], { login: 'ada@mueller-tech.com' })).toMatchObject({ code: 0 });
    expect(await callerArn(federation.aws.stsUrl, written())).toContain('ada@mueller-tech.com');
  });

  test.each([
    ['a wrong password', 'james@mueller-tech.com', 'wrong'],
    ['somebody without a role', 'kim@mueller-tech.com', PASSWORD],
  ])('gives no credentials for %s, and comes to an end', async (_, login, password) => {
    const { code, stderr } = await saml2aws(['login', ...QUIET], { login, password });
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/error authenticating/i);
    expect(written().accessKeyId).toBe('');
  });

  test('gets credentials with the code of an authenticator app, and none with another, where two factors are asked for', async () => {
    const undo = federation.askForTwo();
    const login = (code: string) => saml2aws([...docsCommand('saml2aws login'), '--mfa', 'TOTP', '--mfa-token', code]);
    try {
      expect((await login('000000')).code).not.toBe(0);
      expect(written().accessKeyId).toBe('');
      expect(await login(await federation.codeOf('james@mueller-tech.com'))).toMatchObject({ code: 0 });
      expect(await callerArn(federation.aws.stsUrl, written())).toContain(
        'Okta-Mueller-Tech-Admin/james@mueller-tech.com',
      );
    } finally {
      undo();
    }
  });
});
