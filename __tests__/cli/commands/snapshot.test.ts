import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSnapshot } from '../../../lib/live/parse-snapshot';
import type { Snapshot } from '../../../lib/live/snapshot';
import { startGeneratedOrg, type GeneratedOrg, type RunningOrg } from '../../live/support/generated-org';
import { lendEnvironment } from '../../support/lend-environment';
import { runCli, type Ran } from '../support/run-cli';
import { temporaryFolder } from '../support/temporary';

const ORG = ['--org', 'mueller-tech.okta.com'];
const REVOKED = { status: 401, body: '{"errorCode":"E0000011","errorSummary":"Invalid token provided"}' };

let org: RunningOrg | undefined;
let takeBack: () => void = () => undefined;
afterEach(async () => {
  takeBack();
  await org?.stop();
});

/** A generated org, and the command as it is called against it. */
async function begin(shape: GeneratedOrg, environment: Readonly<Record<string, string>> = {}) {
  org = await startGeneratedOrg(shape);
  const running = org;
  takeBack = lendEnvironment({ ...running.environment, ...environment });
  const file = join(temporaryFolder(), 'live.json');
  const env = { OKTA_HTTP_PROXY: running.url, OKTA_API_TOKEN: 'secret-token' };
  const take = (...more: string[]): Promise<Ran> =>
    runCli(['snapshot', ...ORG, '--out', file, '--max-okta-share', '100', ...more], { env });
  const snapshot = (): Snapshot => parseSnapshot(JSON.parse(readFileSync(file, 'utf8')));
  const count = (request: RegExp) => running.requests.filter((each) => request.test(each)).length;
  return { running, file, take, snapshot, count };
}

test('--organization reads every active account, lists all of them, and asks for twenty at a time', async () => {
  const suspended = ['999999999999'];
  const { running, file, take, snapshot, count } = await begin({ accounts: 45, roles: 2, suspended });
  const { code, out, err } = await take('--organization', '--role', 'Auditor', '--json');
  expect({ code, counts: (JSON.parse(out) as { counts: unknown }).counts }).toEqual({
    code: 0,
    counts: { apps: 1, groups: 100, rules: 10, accounts: 45, roles: 90, unread: 0 },
  });
  expect(err).toContain('AWS: 45 of 45 accounts');
  const { accounts, organization = [] } = snapshot();
  expect(accounts.map(({ id }) => id)).toEqual([...running.accountIds].sort());
  expect(organization).toHaveLength(46);
  expect(organization.filter(({ status }) => status !== 'ACTIVE')).toEqual([
    { id: '999999999999', name: 'Account 999999999999', status: 'SUSPENDED' },
  ]);
  expect(count(/^POST organizations:ListAccounts$/)).toBe(3);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(existsSync(`${file}.partial`)).toBe(false);
});

test('where the organization may not be listed, the accounts that are named are read, and the gap is noted', async () => {
  const fault = (request: string) =>
    request.includes('organizations:')
      ? { status: 400, body: '{"__type":"AccessDeniedException","Message":"You don\'t have permissions"}' }
      : undefined;
  const { running, take, snapshot } = await begin({ accounts: 2, roles: 1, fault });
  expect(await take('--organization')).toMatchObject({
    code: 1,
    err: expect.stringContaining('organizations:ListAccounts: AccessDeniedException') as string,
  });
  const named = await take('--organization', '--accounts', ...running.accountIds);
  expect(named).toMatchObject({ code: 1, err: expect.stringContaining('not read: organization') as string });
  expect(snapshot().unread).toMatchObject([{ where: 'organization', what: 'organizations:ListAccounts' }]);
  expect(snapshot().accounts).toHaveLength(2);
});

test('a token that is revoked in the middle ends the asking, and a later run goes on with what was read', async () => {
  let revoked = true;
  const fault = (request: string, sent: number) =>
    revoked && request.includes('/api/') && sent > 60 ? REVOKED : undefined;
  const { running, file, take, snapshot, count } = await begin({ accounts: 4, roles: 50, people: 3, fault });
  const accounts = ['--accounts', ...running.accountIds];
  const first = await take('--people', ...accounts);
  expect(first.code).toBe(1);
  expect(first.err).toContain(
    'not read: okta GET /api/v1/groups/{id}/users: not tried, after 401 Invalid token provided',
  );
  expect(first.err).toContain(`${file}.partial is kept`);
  expect(first.err).not.toContain('secret-token');
  // Those that were on their way, and no more.
  expect(running.requests.length).toBeLessThan(60 + 20);
  expect(snapshot().accounts).toHaveLength(4);
  const gaps = snapshot().unread.length;
  expect(gaps).toBeGreaterThan(100);
  expect(statSync(`${file}.partial`).mode & 0o777).toBe(0o600);
  revoked = false;
  const [assumed, members] = [count(/sts:AssumeRole/), count(/groups\/\{id\}\/users/)];
  const second = await take('--people', ...accounts);
  expect(second).toMatchObject({ code: 0, err: expect.stringContaining('goes on with the run') as string });
  expect(count(/sts:AssumeRole/)).toBe(assumed);
  expect(count(/groups\/\{id\}\/users/) - members).toBeLessThan(210);
  expect(snapshot().okta.groups.every(({ people }) => people?.length === 3)).toBe(true);
  expect(existsSync(`${file}.partial`)).toBe(false);
});

test('a right that one request lacks keeps nothing else from being read', async () => {
  const feature = '{"errorCode":"E0000015","errorSummary":"You do not have permission to access the feature"}';
  const fault = (request: string) => (request.includes('/api-tokens') ? { status: 401, body: feature } : undefined);
  const { running, take, snapshot } = await begin({ accounts: 1, roles: 1, fault });
  expect(await take('--people', '--accounts', ...running.accountIds)).toMatchObject({ code: 1 });
  expect(snapshot().unread.map(({ what }) => what)).toEqual(['GET /api/v1/api-tokens']);
});

test('a profile beside keys in the environment does not make the SDK warn', async () => {
  const config = join(temporaryFolder(), 'config');
  writeFileSync(config, '[profile tech]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = example\n');
  const { running, take } = await begin(
    { accounts: 1, roles: 1 },
    { AWS_PROFILE: 'tech', AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: join(config, 'none') },
  );
  const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  try {
    expect(await take('--accounts', ...running.accountIds)).toMatchObject({ code: 0 });
    expect(warned.mock.calls).toEqual([]);
  } finally {
    warned.mockRestore();
  }
});
