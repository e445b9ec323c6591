import { OktaClient } from '../../../lib/live/okta/client';
import { readOrg } from '../../../lib/live/okta/read-org';
import { OKTA_ADMIN_SCOPES } from '../../../lib/live/okta/read-admins';
import { OKTA_LOG_SCOPE } from '../../../lib/live/okta/read-log';
import { startOkta, type LocalOkta } from '../../../sandbox/okta/start';
import { ask, idOf } from '../../sandbox/okta/support/http';
import { groupNamed, JAMES, someone, ADA } from '../../sandbox/okta/support/org';
import { serviceApp, type OwnedServiceApp } from '../../sandbox/okta/support/service-app';

const CORE = ['okta.apps.read', 'okta.groups.read', 'okta.policies.read', 'okta.users.read'];
const MORE = [...OKTA_ADMIN_SCOPES, OKTA_LOG_SCOPE];
const reader = serviceApp([...CORE, ...MORE], 'READ_ONLY_ADMIN');
const narrow: OwnedServiceApp = { ...serviceApp(CORE, 'READ_ONLY_ADMIN'), clientId: '0oaNarrow000000000001' };
let okta: LocalOkta;
let group = '';

beforeAll(async () => {
  const users = [JAMES, ADA].map((login) => ({ login, password: 'Correct-Horse-1' }));
  okta = await startOkta({
    name: 'mueller-tech',
    users,
    groups: [{ name: 'aws#Tech#Admin#123456789012' }, { name: 'Imported 123456789012', source: 'active_directory' }],
    serviceApps: [reader, narrow],
  });
  group = groupNamed(okta.org, 'aws#Tech#Admin#123456789012').id;
});
afterAll(() => okta.stop());

/** What a client with this credential reads of the org, and how it asked. */
async function read(app?: OwnedServiceApp, options: { people?: boolean; admins?: boolean } = {}) {
  okta.log.clear();
  const client = new OktaClient({
    url: okta.url,
    credential:
      app === undefined
        ? { type: 'API token', token: okta.token }
        : { type: 'service app', clientId: app.clientId, privateKey: app.privateKey, keyId: app.kid },
    scopes: CORE,
    optionalScopes: MORE,
    share: 1,
  });
  const now = new Date(Date.now() + 1000);
  const [org, unread] = await readOrg(client, {
    ...{ org: 'mueller-tech.okta.com', people: true, admins: true, now, onProgress: () => undefined },
    ...options,
  });
  const methods = new Set(okta.log.list().map(({ method, path }) => `${method} ${/^\/oauth2/.test(path) ? path : ''}`));
  return { org, unread, methods };
}

test('reads administrators with what limits them, and sends nothing but GET', async () => {
  const { id: userId } = someone(okta.org);
  const limited = idOf(await ask(okta, 'POST', `/users/${userId}/roles`, { type: 'USER_ADMIN' }));
  await ask(okta, 'PUT', `/users/${userId}/roles/${limited}/targets/groups/${group}`);
  const role = idOf(
    await ask(okta, 'POST', '/iam/roles', { label: 'Helpers', permissions: ['okta.groups.members.manage'] }),
  );
  const set = idOf(
    await ask(okta, 'POST', '/iam/resource-sets', { label: 'All', resources: ['orn:okta:directory:00o1:groups'] }),
  );
  await ask(okta, 'POST', `/users/${someone(okta.org, ADA).id}/roles`, { type: 'CUSTOM', role, 'resource-set': set });
  const { org, unread, methods } = await read();
  expect(unread).toEqual([]);
  expect(methods).toEqual(new Set(['GET ']));
  expect(org.admins).toHaveLength(2);
  expect(org.admins).toEqual(
    expect.arrayContaining([
      {
        ...{ kind: 'person', id: userId, name: JAMES },
        roles: [{ type: 'USER_ADMIN', label: 'Group Administrator', groups: [group] }],
      },
      expect.objectContaining({
        name: ADA,
        roles: [
          {
            ...{ type: 'CUSTOM', label: 'Helpers', permissions: ['okta.groups.members.manage'] },
            resources: ['orn:okta:directory:00o1:groups'],
          },
        ],
      }),
    ]),
  );
  expect(org.machines).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'API token', name: 'rehearsal' }),
      { kind: 'service app', id: narrow.clientId, name: narrow.clientId, scopes: [...CORE].sort() },
    ]),
  );
});

test('reads how many are in a group, who put them there, and that a directory masters a group', async () => {
  await ask(okta, 'PUT', `/groups/${group}/users/${someone(okta.org).id}`);
  const { org } = await read();
  expect(org.groups.find(({ id }) => id === group)).toMatchObject({ usersCount: 1, people: [{ login: JAMES }] });
  expect(org.groups.find(({ name }) => name.startsWith('Imported'))).toMatchObject({ type: 'APP_GROUP' });
  expect(org.log).toEqual([
    {
      ...{ event: 'added', group, person: someone(okta.org).id, by: 'terraform@mueller-tech.example' },
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
    },
  ]);
});

test('a service app reads all of it with its scopes, and only the rest without them', async () => {
  const all = await read(reader);
  expect(all.unread).toEqual([]);
  expect(all.methods).toEqual(new Set(['GET ', 'POST /oauth2/v1/token']));
  expect([all.org.admins?.length, all.org.log?.length]).toEqual([2, 1]);
  const { org, unread } = await read(narrow);
  expect(unread.map(({ what }) => what).sort()).toEqual([
    'GET /api/v1/api-tokens',
    'GET /api/v1/apps/{service app}/grants',
    'GET /api/v1/iam/assignees/users',
    'GET /api/v1/logs',
  ]);
  for (const { reason } of unread) expect(reason).toContain('403');
  expect([org.admins, org.machines, org.log]).toEqual([undefined, undefined, undefined]);
  expect(org.groups.length).toBeGreaterThan(1);
});

test('without --people and with --no-admins, neither is asked for', async () => {
  const { org, unread } = await read(undefined, { people: false, admins: false });
  expect(unread).toEqual([]);
  expect([org.admins, org.machines, org.log]).toEqual([undefined, undefined, undefined]);
  expect(okta.log.list().map(({ path }) => path)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/iam|logs|tokens/)]),
  );
});
