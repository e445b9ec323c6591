import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAccess } from '../../../lib/access';
import { readLiveStates, readSynthesized } from '../../../lib/documents';
import { asStates } from '../../../lib/live/as-states';
import { parseSnapshot } from '../../../lib/live/parse-snapshot';
import { startSandbox } from '../../../sandbox/run/start-sandbox';
import { addMember, removeMember } from '../../../sandbox/okta/memberships';
import { narrator } from '../../../sandbox/run/narrator';
import type { Sandbox } from '../../../sandbox/run/sandbox';
import { lendEnvironment } from '../../support/lend-environment';
import { AWS_PROVIDER, describeWith, OKTA_PROVIDER } from '../../support/real-parts';
import { runCli } from '../support/run-cli';
import { shippedStacks } from '../support/shipped-access';

describeWith([OKTA_PROVIDER, AWS_PROVIDER], 'a snapshot of the shipped configuration, applied', () => {
  let sandbox: Sandbox;
  let folder = '';
  let takeBack: () => void = () => undefined;
  const file = () => join(folder, 'live.json');
  const take = (...more: string[]) =>
    runCli(['snapshot', '--out', file(), '--max-okta-share', '100', ...more], {
      env: { ...sandbox.parts.environment },
    });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'snapshot-test-'));
    sandbox = await startSandbox({ config: 'config', narrator: narrator(() => undefined) });
    // The SDK reads the environment of the process.
    takeBack = lendEnvironment(sandbox.parts.environment);
  });
  afterAll(async () => {
    takeBack();
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('reads everything, sends Okta nothing but GET, and is for its owner only', async () => {
    sandbox.okta.log.clear();
    const { code, out } = await take('--people');
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringMatching(/1 app, .* 2 accounts/) as string });
    expect(new Set(sandbox.okta.log.list().map(({ method }) => method))).toEqual(new Set(['GET']));
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test('grants in it are the grants of the plan', () => {
    const grantsOf = (access: ReturnType<typeof readAccess>) =>
      access.grants
        .map(({ managementGroup, roleArn, providerArn }) => [managementGroup, roleArn, providerArn].join(' '))
        .sort();
    const live = readAccess(readLiveStates(asStates(parseSnapshot(JSON.parse(readFileSync(file(), 'utf8'))))));
    const declared = readAccess(readSynthesized(shippedStacks()));
    expect(grantsOf(live)).toEqual(grantsOf(declared));
    // What Okta's API says of a sign-on policy is kept in the file, and not worked out.
    expect(live.unknown.filter(({ reason }) => !reason.startsWith('mfa: '))).toEqual([]);
  });

  test('an audit of it finds nothing but the one factor that Okta’s own policy asks for', async () => {
    const { code, out } = await runCli([
      'audit',
      '--snapshot',
      file(),
      '--stacks',
      shippedStacks(),
      '--format',
      'json',
      '--fail-on',
      'critical',
    ]);
    const { findings } = JSON.parse(out) as { findings: { id: string; evidence: string }[] };
    expect(findings.map(({ id }) => id)).toEqual(['mfa-not-asked']);
    expect(code).toBe(0);
  });

  test('somebody who was put into a role group by hand is shown, and nobody whom a rule put there', async () => {
    const { org } = sandbox.okta;
    const group = [...org.groups.values()].find(({ profile }) => profile.name.includes('Tech-Deploy'));
    const user = [...org.users.values()].find(({ id }) => !org.memberships.get(group?.id ?? '')?.has(id));
    if (!group || !user) throw new Error('the shipped configuration has no such group or user');
    addMember(org, group.id, user.id);
    await take('--people');
    removeMember(org, group.id, user.id);
    const audited = await runCli(['audit', '--snapshot', file(), '--stacks', shippedStacks(), '--fail-on', 'high']);
    expect(audited.code).toBe(3);
    expect(audited.out).toContain(`${user.profile.login} in ${group.profile.name}`);
    const { grants } = readAccess(readLiveStates(asStates(parseSnapshot(JSON.parse(readFileSync(file(), 'utf8'))))));
    const byHand = grants.filter(({ managementGroup }) => managementGroup.startsWith('aws#'));
    expect(byHand.map(({ role }) => role)).toEqual(['Okta-Mueller-Tech-Deploy']);
  });

  test('holds no secret of the environment, the app or the sandbox', async () => {
    const text = readFileSync(file(), 'utf8');
    for (const name of ['OKTA_API_TOKEN', 'AWS_SECRET_ACCESS_KEY'])
      expect(text).not.toContain(sandbox.parts.environment[name]);
    const [app] = [...sandbox.okta.org.apps.values()];
    if (app)
      sandbox.okta.org.apps.set(app.id, {
        ...app,
        settings: { ...app.settings, app: { ...app.settings.app, secretKey: 'hush-hush' } },
      });
    await take();
    expect(readFileSync(file(), 'utf8')).not.toContain('hush-hush');
    expect(readFileSync(file(), 'utf8')).toContain('"secretSettings": [\n          "secretKey"');
  });

  test('explain and picker answer from it', async () => {
    expect(await runCli(['picker', '--groups', 'Support', '--snapshot', file()])).toMatchObject({ code: 0 });
    const { out } = await runCli(['explain', 'Support', '--snapshot', file()]);
    expect(out).toContain('Okta-Mueller-Tech-Support');
  });

  test('an account and an endpoint that cannot be read are unread, and unknown to everything that reads the file', async () => {
    sandbox.okta.faults.add({ kind: 'server-error', method: 'GET', path: '/groups/rules', times: 100 } as never);
    const { code, err } = await take('--accounts', '999999999999', '123456789012');
    sandbox.okta.faults.clear();
    expect(code).toBe(1);
    expect(err).toContain('not read: 999999999999 sts:AssumeRole');
    expect(err).toContain('not read: okta GET /api/v1/groups/rules');
    const access = readAccess(readLiveStates(asStates(parseSnapshot(JSON.parse(readFileSync(file(), 'utf8'))))));
    expect(access.unknown.map(({ reason }) => reason).join()).toContain('could not be read');
  });

  test('what is not a snapshot is refused with the way out', async () => {
    writeFileSync(file(), '{"version": 2, "okta": {}}');
    expect(await runCli(['access', '--snapshot', file()])).toMatchObject({
      code: 1,
      err: expect.stringContaining('take it again') as string,
    });
  });
});
