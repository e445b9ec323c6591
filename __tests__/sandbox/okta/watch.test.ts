import { startOkta, type LocalOkta, type OktaOptions } from '../../../sandbox/okta/start';
import { ask } from './support/http';
import { groupNamed, newGroup } from './support/org';

const started: LocalOkta[] = [];
async function start(options: Partial<OktaOptions> = {}): Promise<LocalOkta> {
  const okta = await startOkta({ name: 'mueller-tech', groups: [{ name: 'Auditors' }], ...options });
  started.push(okta);
  return okta;
}
afterEach(() => Promise.all(started.splice(0).map((okta) => okta.stop())));

test('a policy lock refuses a rule, and the next attempt makes it', async () => {
  const okta = await start();
  okta.faults.add({ kind: 'policy-lock', method: 'POST', path: '/groups/rules$' });
  const rule = {
    type: 'group_rule',
    name: 'R',
    conditions: { expression: { type: 'urn:okta:expression:1.0', value: 'true' } },
    actions: { assignUserToGroups: { groupIds: [groupNamed(okta.org, 'Auditors').id] } },
  };
  expect(await ask(okta, 'POST', '/groups/rules', rule)).toMatchObject({
    status: 423,
    json: { errorCode: 'E0000239' },
  });
  expect(okta.org.rules.size).toBe(0);
  expect((await ask(okta, 'POST', '/groups/rules', rule)).status).toBe(200);
});

test('429 says when to come back', async () => {
  const okta = await start();
  okta.faults.add({ kind: 'rate-limit', path: '/groups$', seconds: 30 });
  const before = Math.floor(Date.now() / 1000);
  const { status, json, headers } = await ask(okta, 'GET', '/groups');
  expect([status, json]).toEqual([429, expect.objectContaining({ errorCode: 'E0000047' })]);
  expect([headers.get('x-rate-limit-limit'), headers.get('x-rate-limit-remaining')]).toEqual(['600', '0']);
  const reset = Number(headers.get('x-rate-limit-reset'));
  expect(reset).toBeGreaterThanOrEqual(before + 30);
  expect(reset).toBeLessThanOrEqual(before + 60);
  expect(Date.parse(headers.get('date') ?? '')).not.toBeNaN();
});

test('500 leaves everything as it was, unless it is only the answer that is lost', async () => {
  const okta = await start();
  const { id } = groupNamed(okta.org, 'Auditors');
  okta.faults.add({ kind: 'server-error', method: 'DELETE' });
  expect(await ask(okta, 'DELETE', `/groups/${id}`)).toMatchObject({ status: 500, json: { errorCode: 'E0000009' } });
  expect(okta.org.groups.has(id)).toBe(true);
  okta.faults.add({ kind: 'server-error', method: 'DELETE', carriedOut: true });
  expect((await ask(okta, 'DELETE', `/groups/${id}`)).status).toBe(500);
  expect(okta.org.groups.has(id)).toBe(false);
});

test.each([
  [false, true],
  [true, false],
])('a dropped connection has no answer (carried out: %p)', async (carriedOut, stays) => {
  const okta = await start();
  const { id } = groupNamed(okta.org, 'Auditors');
  okta.faults.add({ kind: 'dropped', method: 'DELETE', carriedOut });
  await expect(ask(okta, 'DELETE', `/groups/${id}`)).rejects.toThrow();
  expect(okta.org.groups.has(id)).toBe(stays);
  expect(okta.log.list().at(-1)).toMatchObject({ method: 'DELETE', status: 0, fault: 'dropped' });
});

test('a slow answer is the right one, and others don’t wait for it', async () => {
  const okta = await start();
  okta.faults.add({ kind: 'slow', path: '/groups$', seconds: 0.5 });
  const order: string[] = [];
  const slow = ask(okta, 'GET', '/groups?q=Auditors').then(({ json }) => {
    order.push('slow');
    return json;
  });
  await ask(okta, 'GET', '/users/me').then(() => order.push('other'));
  expect(await slow).toMatchObject([{ profile: { name: 'Auditors' } }]);
  expect(order).toEqual(['other', 'slow']);
});

test('the log shows each request and what became of it', async () => {
  const okta = await start();
  await ask(okta, 'GET', '/groups?q=Aud');
  await ask(okta, 'GET', '/groups/00gX');
  await fetch(`${okta.url}/login`);
  expect(okta.log.list()).toMatchObject([
    { method: 'GET', path: '/api/v1/groups?q=Aud', status: 200 },
    { method: 'GET', path: '/api/v1/groups/00gX', status: 404 },
    { method: 'GET', path: '/login' },
  ]);
});

test('answers count down to the limit, and beyond it are refused where limits are enforced', async () => {
  const okta = await start({ plan: 'integrator', enforceLimits: true });
  const remaining: (string | null)[] = [];
  const statuses = new Set<number>();
  for (let i = 0; i < 22; i++) {
    const { status, headers } = await ask(okta, 'GET', '/apps');
    remaining.push(headers.get('x-rate-limit-remaining'));
    statuses.add(status);
  }
  // A new minute may have begun in between; within one, 20 are answered and the 21st is not.
  expect(remaining.slice(0, 3)).toEqual(['19', '18', '17']);
  expect(okta.counters.report().minutes.length > 1 || statuses.has(429)).toBe(true);
  expect((await ask(okta, 'GET', '/groups')).status).toBe(200);
});

test('without enforcement the limits are only counted', async () => {
  const okta = await start({ plan: 'integrator' });
  for (let i = 0; i < 25; i++) expect((await ask(okta, 'GET', '/apps')).status).toBe(200);
  expect(okta.counters.report().endpoints['/api/v1/apps*']).toMatchObject({ total: 25, limits: { integrator: 20 } });
});

test('faults, log and limits can be reached over HTTP', async () => {
  const okta = await start();
  const fault = { kind: 'server-error', path: '/users' };
  expect(await ask(okta, 'POST', '//sandbox/faults', fault)).toMatchObject({ status: 201, json: [{ fault, left: 1 }] });
  expect((await ask(okta, 'GET', '/users')).status).toBe(500);
  expect((await ask(okta, 'GET', '//sandbox/faults')).json).toMatchObject([{ struck: 1, left: 0 }]);
  expect((await ask(okta, 'DELETE', '//sandbox/faults')).status).toBe(204);
  expect((await ask(okta, 'GET', '//sandbox/faults')).json).toEqual([]);
  expect(await ask(okta, 'POST', '//sandbox/faults', { kind: 'flood' })).toMatchObject({
    status: 400,
    json: { error: expect.stringContaining('kind: one of') as string },
  });
  expect((await ask(okta, 'GET', '//sandbox/requests')).json).toMatchObject([{ path: '/api/v1/users', status: 500 }]);
  expect((await ask(okta, 'GET', '//sandbox/limits')).json).toMatchObject({
    endpoints: { '/api/v1/users': { total: 1 } },
  });
  expect((await ask(okta, 'DELETE', '//sandbox/requests')).status).toBe(204);
  expect((await ask(okta, 'GET', '//sandbox/requests')).json).toEqual([]);
});

test('when rules are evaluated can be changed over HTTP', async () => {
  const okta = await start();
  const atOnce = { delaySeconds: 0, deletedRules: 'keep', pending: 0 };
  expect((await ask(okta, 'GET', '//sandbox/rule-timing')).json).toEqual(atOnce);
  const changed = { delaySeconds: 2, deletedRules: 'remove' };
  expect((await ask(okta, 'PUT', '//sandbox/rule-timing', changed)).json).toEqual({ ...changed, pending: 0 });
  expect(okta.org.ruleTiming).toMatchObject(changed);
  expect(await ask(okta, 'PUT', '//sandbox/rule-timing', { delaySeconds: 'soon' })).toMatchObject({
    status: 400,
    json: { error: 'delaySeconds: 0–600' },
  });
  expect(okta.org.ruleTiming).toMatchObject(changed);
});

test('the snapshot is what the org holds', async () => {
  const okta = await start();
  const id = newGroup(okta.org, 'Support');
  const { json } = await ask(okta, 'GET', '//sandbox/snapshot');
  expect(json).toMatchObject({ org: { name: 'mueller-tech' } });
  expect((json as { groups: { id: string }[] }).groups.map((group) => group.id)).toContain(id);
});
