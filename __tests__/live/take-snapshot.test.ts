import type { AccountToRead } from '../../lib/live/aws/read-account';
import { AWS_READS } from '../../lib/live/aws/reads';
import { OktaClient } from '../../lib/live/okta/client';
import type { ProgressNote } from '../../lib/live/progress';
import { takeSnapshot } from '../../lib/live/take-snapshot';
import { lendEnvironment } from '../support/lend-environment';
import { startGeneratedOrg, type GeneratedOrg, type RunningOrg } from './support/generated-org';

const SHAPE = { accounts: 20, roles: 10 } as const;
let org: RunningOrg | undefined;
let takeBack: () => void = () => undefined;

/** An org that was not asked yet. */
async function begin(shape: GeneratedOrg = SHAPE): Promise<RunningOrg> {
  org = await startGeneratedOrg(shape);
  takeBack = lendEnvironment(org.environment);
  return org;
}
afterEach(async () => {
  takeBack();
  await org?.stop();
});

interface Options {
  readonly people?: boolean;
  readonly share?: number;
  readonly progress?: {
    accounts?: Map<string, never>;
    members?: Map<string, never>;
    note?: (what: ProgressNote) => void;
  };
}

function take(from: RunningOrg, { people = false, share = 1, progress = {} }: Options = {}) {
  const { url, now, wait } = from;
  const token = { type: 'API token', token: 'secret' } as const;
  return takeSnapshot({
    okta: new OktaClient({ url, credential: token, scopes: [], share, now, wait }),
    org: 'mueller-tech.okta.com',
    accounts: from.accountIds.map((id): AccountToRead => ({
      ...{ id, partition: 'aws', region: 'us-east-1' },
      connection: { type: 'assumeRole', roleArn: `arn:aws:iam::${id}:role/Reader` },
    })),
    ...{ people, admins: true },
    progress: {
      began: now().toISOString(),
      accounts: new Map(),
      members: new Map(),
      note: () => undefined,
      ...progress,
    },
    onProgress: () => undefined,
  });
}
const count = (requests: readonly string[], of: RegExp) => requests.filter((request) => of.test(request)).length;

test('six requests an account, a page for 200 groups, and nothing but GET and the AWS calls of the list', async () => {
  const running = await begin();
  const { accounts, okta, unread } = await take(running);
  expect(unread).toEqual([]);
  expect([accounts.length, accounts.flatMap(({ roles }) => roles).length, okta.groups.length]).toEqual([20, 200, 210]);
  const { requests } = running;
  expect(count(requests, / (?:iam|sts):/)).toBe(6 * SHAPE.accounts);
  for (const action of new Set(requests.filter((request) => !request.includes('/api/'))))
    expect(AWS_READS.map((name) => `POST ${name}`)).toContain(action);
  expect(
    new Set(requests.filter((request) => request.includes('/api/')).map((request) => request.split(' ')[0])),
  ).toEqual(new Set(['GET']));
  expect(
    Object.fromEntries(
      [...new Set(requests)]
        .sort()
        .map((one) => [one, count(requests, new RegExp(`^${one}$`.replace(/[{}]/g, '\\$&')))]),
    ),
  ).toEqual({
    ...Object.fromEntries(
      [
        'sts:AssumeRole',
        'iam:GetAccountAuthorizationDetails',
        'iam:ListRoles',
        'iam:ListAccountAliases',
        'iam:ListSAMLProviders',
        'iam:GetSAMLProvider',
      ].map((action) => [`POST ${action}`, SHAPE.accounts]),
    ),
    // The apps themselves, and once more for service apps.
    'GET /api/v1/apps': 2,
    'GET /api/v1/apps/{id}/groups': 2,
    'GET /api/v1/apps/{id}/users': 1,
    'GET /api/v1/apps/{id}/credentials/keys': 1,
    'GET /api/v1/apps/{id}/sso/saml/metadata': 1,
    'GET /api/v1/groups': 2,
    'GET /api/v1/groups/rules': 1,
    'GET /api/v1/policies/{id}': 1,
    'GET /api/v1/policies/{id}/rules': 1,
    'GET /api/v1/iam/assignees/users': 1,
    'GET /api/v1/users/{id}/roles': 20,
    'GET /api/v1/users/{id}/roles/{id}/targets/groups': 20,
    'GET /api/v1/api-tokens': 1,
  });
});

test('members cost one request a group, and no minute gets more than the share', async () => {
  const running = await begin();
  const { okta } = await take(running, { people: true, share: 0.2 });
  expect(count(running.requests, /groups\/\{id\}\/users/)).toBe(okta.groups.length);
  expect(okta.groups.every(({ people }) => people?.length === 50)).toBe(true);
  expect(running.busiestMinute('groups')).toBeLessThanOrEqual(100);
  expect(running.busiestMinute('groups')).toBeGreaterThan(80);
  expect(running.busiestMinute('apps')).toBeLessThanOrEqual(20);
});

test('a run that goes on reads nothing twice', async () => {
  const running = await begin();
  const [accounts, members] = [new Map<string, never>(), new Map<string, never>()];
  const note = (what: ProgressNote) => {
    if ('account' in what) accounts.set(what.account.id, what.account as never);
    else members.set(what.group, what.people as never);
  };
  const first = await take(running, { people: true, progress: { note } });
  expect([accounts.size, members.size]).toEqual([SHAPE.accounts, 210]);
  const before = running.requests.length;
  // As if the first run had been ended half-way.
  for (const id of [...accounts.keys()].slice(10)) accounts.delete(id);
  for (const id of [...members.keys()].slice(100)) members.delete(id);
  const second = await take(running, { people: true, progress: { accounts, members } });
  expect(second.accounts).toEqual(first.accounts);
  expect(second.okta).toEqual(first.okta);
  const again = running.requests.slice(before);
  expect([count(again, /^POST/), count(again, /groups\/\{id\}\/users/)]).toEqual([6 * 10, 110]);
});

test('where nothing can be reached, the other accounts are not tried', async () => {
  const running = await begin({ accounts: 50, roles: 1 });
  takeBack();
  takeBack = lendEnvironment({ ...running.environment, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' });
  // The SDK draws how long it waits before it tries again.
  const draw = jest.spyOn(Math, 'random').mockReturnValue(0);
  const { unread } = await take(running).finally(() => {
    draw.mockRestore();
  });
  expect(unread).toHaveLength(50);
  const notTried = unread.filter(({ reason }) => reason.startsWith('not tried, after 3 accounts in a row: '));
  expect(notTried.length).toBeGreaterThanOrEqual(35);
  expect(notTried[0]?.reason).toContain('ECONNREFUSED');
});
