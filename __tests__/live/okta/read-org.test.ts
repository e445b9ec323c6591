import { OktaClient } from '../../../lib/live/okta/client';
import { readOrg } from '../../../lib/live/okta/read-org';
import { permissionsText } from '../../../lib/live/permissions';
import { OKTA_READS, scopesFor } from '../../../lib/live/okta/scopes';
import { startOkta, type LocalOkta } from '../../../sandbox/okta/start';
import { ask, idOf } from '../../sandbox/okta/support/http';
import { awsApp } from '../../sandbox/okta/support/app';
import { groupNamed, JAMES, someone, ADA } from '../../sandbox/okta/support/org';
import { serviceApp, type OwnedServiceApp } from '../../sandbox/okta/support/service-app';

const ALL = scopesFor({ people: true, admins: true });
const reader = serviceApp(ALL, 'READ_ONLY_ADMIN');
const withScopes = (clientId: string, scopes: readonly string[]): OwnedServiceApp => ({ ...reader, clientId, scopes });
/** An app for each scope that it lacks. */
const lacking = new Map(
  ALL.map((scope, i): [string, OwnedServiceApp] => [
    scope,
    withScopes(
      `0oaLacking00000000${String(i).padStart(2, '0')}`,
      ALL.filter((one) => one !== scope),
    ),
  ]),
);
const nothing = withScopes('0oaNothing0000000001', []);
let okta: LocalOkta;
let group = '';

beforeAll(async () => {
  const users = [JAMES, ADA].map((login) => ({ login, password: 'Correct-Horse-1' }));
  okta = await startOkta({
    name: 'mueller-tech',
    users,
    groups: [{ name: 'aws#Tech#Admin#123456789012' }, { name: 'Imported 123456789012', source: 'active_directory' }],
    serviceApps: [reader, nothing, ...lacking.values()],
  });
  await awsApp(okta.org);
  group = groupNamed(okta.org, 'aws#Tech#Admin#123456789012').id;
});
afterAll(() => okta.stop());

/** What a client with this credential reads of the org, and how it asked. */
async function read(app?: OwnedServiceApp, options: { people?: boolean; admins?: boolean } = {}) {
  okta.log.clear();
  okta.counters.clear();
  const client = new OktaClient({
    url: okta.url,
    credential:
      app === undefined
        ? { type: 'API token', token: okta.token }
        : { type: 'service app', clientId: app.clientId, privateKey: app.privateKey, keyId: app.kid },
    scopes: ALL,
    share: 1,
  });
  const began = new Date(Date.now() + 1000).toISOString();
  const progress = { began, accounts: new Map(), members: new Map(), note: () => undefined } as const;
  const [org, unread] = await readOrg(client, {
    ...{ org: 'mueller-tech.okta.com', people: true, admins: true, progress, onProgress: () => undefined },
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
      { kind: 'service app', id: reader.clientId, name: reader.clientId, scopes: ALL },
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

test('reads administrator roles of groups with their limits, and the members of such groups', async () => {
  const { id } = groupNamed(okta.org, 'Imported 123456789012');
  const made = idOf(await ask(okta, 'POST', `/groups/${id}/roles`, { type: 'USER_ADMIN' }));
  await ask(okta, 'PUT', `/groups/${id}/roles/${made}/targets/groups/${group}`);
  const { org, unread } = await read();
  expect(unread).toEqual([]);
  expect(org.admins?.filter(({ kind }) => kind === 'group')).toEqual([
    {
      ...{ kind: 'group', id, name: 'Imported 123456789012' },
      roles: [{ type: 'USER_ADMIN', label: 'Group Administrator', groups: [group] }],
    },
  ]);
  await ask(okta, 'DELETE', `/groups/${id}/roles/${made}`);
});

test('a service app reads all of it with the scopes that --permissions prints', async () => {
  const printed = [...permissionsText().matchAll(/okta\.\w+\.read/g)].map(([scope]) => scope).sort();
  expect(printed).toEqual(ALL);
  const all = await read(reader);
  expect(all.unread).toEqual([]);
  expect(all.methods).toEqual(new Set(['GET ', 'POST /oauth2/v1/token']));
  expect([all.org.admins?.length, all.org.log?.length]).toEqual([2, 1]);
  expect(okta.log.list().filter(({ path }) => path.startsWith('/oauth2'))).toHaveLength(1);
});

test.each(ALL)('without the scope %s, what needs it is unread by name, and everything else is read', async (scope) => {
  const { org, unread, methods } = await read(lacking.get(scope));
  const form = OKTA_READS.find((one) => one.scope === scope)?.path;
  expect(unread.length).toBeGreaterThan(0);
  for (const { what, reason } of unread) {
    expect(reason).toContain(`not granted the scope ${scope}`);
    const refused = /GET \/api\/v1\/(\S+): /.exec(reason)?.[1] ?? what.replace('GET /api/v1/', '');
    expect(refused).toMatch(form ?? /none/);
  }
  // What is known to be refused is not even asked for.
  expect(methods).toEqual(new Set(['GET ', 'POST /oauth2/v1/token']));
  const asked = okta.log.list().filter(({ path }) => path.startsWith('/api/'));
  expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 200));
  if (scope !== 'okta.groups.read') expect(org.groups.length).toBeGreaterThan(1);
});

test('a service app without any scope reads nothing, and says which token was refused', async () => {
  const { org, unread } = await read(nothing);
  expect(org).toMatchObject({ apps: [], groups: [], rules: [] });
  expect(unread.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['GET /api/v1/apps', 'GET /api/v1/groups', 'GET /api/v1/groups/rules', 'GET /api/v1/logs']),
  );
  for (const { reason } of unread) expect(reason).toContain('POST /oauth2/v1/token: 4');
});

test('an assertion that is refused for a wrong clock is reported with how wrong it is', async () => {
  const client = new OktaClient({
    url: okta.url,
    credential: { type: 'service app', clientId: reader.clientId, privateKey: reader.privateKey, keyId: reader.kid },
    ...{ scopes: ALL, share: 1, now: () => new Date(Date.now() - 3_600_000) },
  });
  await expect(client.get('/api/v1/groups')).rejects.toThrow(
    /has expired.*the clock of this machine is 3[56]\d\d s behind Okta’s/,
  );
});

test('without --people and with --no-admins, neither is asked for', async () => {
  const { org, unread } = await read(undefined, { people: false, admins: false });
  expect(unread).toEqual([]);
  expect([org.admins, org.machines, org.log]).toEqual([undefined, undefined, undefined]);
  expect(okta.log.list().map(({ path }) => path)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/iam|logs|tokens/)]),
  );
});
