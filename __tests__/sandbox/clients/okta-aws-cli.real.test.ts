import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { callerArn } from '../../../sandbox/journey/sts';
import { activate } from './support/activate';
import { docsCommand } from './support/docs-example';
import { PASSWORD, TECH } from './support/local-federation';
import { describeWith } from '../../support/real-parts';
import { client } from './support/on-path';
import { ORG_DOMAIN, startProxiedFederation, type ProxiedFederation } from './support/proxied-federation';
import { clientHome, type ClientHome } from './support/run-client';

const HOW_TO_GET = 'https://github.com/okta/okta-aws-cli#installation';

describeWith([client('okta-aws-cli', HOW_TO_GET)], 'okta-aws-cli', () => {
  let federation: ProxiedFederation;
  let home: ClientHome;
  beforeAll(async () => {
    federation = await startProxiedFederation();
  });
  afterAll(() => federation.stop());
  beforeEach(() => (home = clientHome()));
  afterEach(() => home.remove());

  /** Signs in by device flow; the person allows it in a browser that needs no proxy. */
  const web = async (args: readonly string[], username = 'james') => {
    let allowed: Promise<void> | undefined;
    const onLine = (line: string) => {
      const link = /https:\/\/\S+\/activate\?user_code=\w+/.exec(line)?.[0];
      if (link === undefined) return;
      allowed ??= activate(link.replace(`https://${ORG_DOMAIN}`, federation.okta.url), username, PASSWORD);
    };
    const outcome = await home.run('okta-aws-cli', args, federation.proxy.environment, onLine);
    await allowed;
    return outcome;
  };
  const exported = (stdout: string) => {
    const value = (name: string) => new RegExp(`export ${name}=(\\S+)`).exec(stdout)?.[1] ?? '';
    return {
      accessKeyId: value('AWS_ACCESS_KEY_ID'),
      secretAccessKey: value('AWS_SECRET_ACCESS_KEY'),
      sessionToken: value('AWS_SESSION_TOKEN'),
    };
  };
  /** As the docs have it: for Admin of Mueller-Tech. */
  const example = docsCommand('okta-aws-cli web', '--aws-iam-role');

  test.each([
    ['finds the app among those of the user', () => []],
    ['is told the app', () => ['--aws-acct-fed-app-id', federation.app.id]],
  ])('gets working credentials when it %s', async (_, more) => {
    const { stdout } = await web([...example, ...more()]);
    expect(await callerArn(federation.aws.stsUrl, exported(stdout))).toBe(
      `arn:aws:sts::${TECH}:assumed-role/Okta-Mueller-Tech-Admin/james@mueller-tech.com`,
    );
  });

  test('writes a profile for every role, named by account alias', async () => {
    const { stdout, stderr } = await web(docsCommand('okta-aws-cli web', '--all-profiles'));
    expect(existsSync(join(home.directory, '.aws', 'credentials'))).toBe(false);
    expect(readFileSync(join(home.directory, 'sandbox-credentials'), 'utf8')).toContain('aws_secret_access_key');
    for (const profile of [
      'mueller-tech-Okta-Okta-Mueller-Tech-Admin',
      'mueller-tech-Okta-Okta-Mueller-Tech-ReadOnly',
      'mueller-audit-Okta-Okta-Audit-ReadOnly',
    ])
      expect(stdout + stderr).toContain(profile);
  });

  test('gives no credentials to somebody without a role', async () => {
    const { code, stdout, stderr } = await web(example, 'kim');
    expect(code).not.toBe(0);
    expect(stdout + stderr).toContain('403');
    expect(stdout).not.toContain('AWS_ACCESS_KEY_ID');
  });
});
