import { createPolicy, createPolicyRule } from '../../../../sandbox/okta/policies';
import { startOkta, type LocalOkta } from '../../../../sandbox/okta/start';
import { ask, idOf } from '../support/http';
import { JAMES } from '../support/org';

let okta: LocalOkta;
beforeAll(async () => {
  okta = await startOkta({ name: 'mueller-tech', users: [{ login: JAMES, password: 'Correct-Horse-1' }] });
});
afterAll(() => okta.stop());

const OFFICE = { type: 'IP', name: 'Office', gateways: [{ type: 'CIDR', value: '198.51.100.0/24' }] };

describe('network zones', () => {
  test('two are there from the start, and can’t be deleted', async () => {
    const { json } = await ask(okta, 'GET', '/zones');
    const zones = json as { id: string; name: string; system: boolean; usage: string }[];
    expect(zones.map(({ name, usage, system }) => [name, usage, system]).sort()).toEqual([
      ['BlockedIpZone', 'BLOCKLIST', true],
      ['LegacyIpZone', 'POLICY', true],
    ]);
    expect((await ask(okta, 'DELETE', `/zones/${zones[0]?.id ?? ''}`)).status).toBe(403);
  });

  test('one can be made, read, changed, deactivated and deleted', async () => {
    const made = await ask(okta, 'POST', '/zones', OFFICE);
    expect(made).toMatchObject({
      status: 200,
      json: { ...OFFICE, proxies: null, status: 'ACTIVE', usage: 'POLICY', system: false },
    });
    const id = idOf(made);
    const proxies = [{ type: 'RANGE', value: '203.0.113.1-203.0.113.9' }];
    await ask(okta, 'PUT', `/zones/${id}`, { ...OFFICE, name: 'Head office', proxies });
    expect((await ask(okta, 'GET', `/zones/${id}`)).json).toMatchObject({ id, name: 'Head office', proxies });
    expect((await ask(okta, 'DELETE', `/zones/${id}`)).status).toBe(400);
    expect((await ask(okta, 'POST', `/zones/${id}/lifecycle/deactivate`)).json).toMatchObject({ status: 'INACTIVE' });
    expect((await ask(okta, 'DELETE', `/zones/${id}`)).status).toBe(204);
    expect((await ask(okta, 'GET', `/zones/${id}`)).status).toBe(404);
  });

  test('one that a policy names can’t be taken away', async () => {
    const id = idOf(await ask(okta, 'POST', '/zones', { ...OFFICE, name: 'Named' }));
    const policy = createPolicy(okta.org, { type: 'ACCESS_POLICY', name: 'By zone' });
    createPolicyRule(okta.org, policy.id, {
      name: 'Zone',
      conditions: { network: { connection: 'ZONE', include: [id] } },
      actions: { appSignOn: { access: 'ALLOW' } },
    });
    expect((await ask(okta, 'POST', `/zones/${id}/lifecycle/deactivate`)).status).toBe(400);
  });

  test.each([
    ['a name that is taken', { ...OFFICE, name: 'LegacyIpZone' }],
    ['no name', { ...OFFICE, name: '' }],
    ['no type', { ...OFFICE, type: undefined }],
    ['an address that is none', { ...OFFICE, name: 'Odd', gateways: [{ type: 'CIDR', value: 'example.com' }] }],
    ['another usage', { ...OFFICE, name: 'Odd', usage: 'OTHER' }],
  ])('%s is refused', async (_, body) => {
    expect(await ask(okta, 'POST', '/zones', body)).toMatchObject({ status: 400, json: { errorCode: 'E0000001' } });
  });

  test('what a zone of places has is kept as it came', async () => {
    const places = { type: 'DYNAMIC', name: 'Places', locations: [{ country: 'DE' }], asns: ['1234'] };
    expect((await ask(okta, 'POST', '/zones', places)).json).toMatchObject(places);
  });
});

describe('second factors', () => {
  test('who has a password has an authenticator app, which can be taken away and given back', async () => {
    const factors = `/users/${JAMES}/factors`;
    const { json } = await ask(okta, 'GET', factors);
    expect(json).toMatchObject([{ factorType: 'token:software:totp', provider: 'GOOGLE', status: 'ACTIVE' }]);
    expect(JSON.stringify(json)).not.toMatch(/secret/i);
    const [{ id } = { id: '' }] = json as { id: string }[];
    expect((await ask(okta, 'DELETE', `${factors}/${id}`)).status).toBe(204);
    expect((await ask(okta, 'GET', factors)).json).toEqual([]);
    expect((await ask(okta, 'DELETE', `${factors}/${id}`)).status).toBe(404);
    expect((await ask(okta, 'GET', `//sandbox/users/${JAMES}/code`)).status).toBe(404);
    const enroll = { factorType: 'token:software:totp', provider: 'GOOGLE' };
    expect((await ask(okta, 'POST', factors, { ...enroll, factorType: 'sms' })).status).toBe(400);
    expect((await ask(okta, 'POST', factors, enroll)).json).toMatchObject({ id });
    expect((await ask(okta, 'POST', factors, enroll)).status).toBe(400);
  });

  test('the sandbox gives a code to who has the API token, and to nobody else', async () => {
    expect((await ask(okta, 'GET', `//sandbox/users/${JAMES}/code`)).json).toMatchObject({
      code: expect.stringMatching(/^\d{6}$/) as string,
      secret: expect.stringMatching(/^[A-Z2-7]{32}$/) as string,
    });
    expect((await fetch(`${okta.url}/sandbox/users/${JAMES}/code`)).status).toBe(401);
  });

  test.each([{ minutes: 'many' }, {}, { minutes: -1 }, { minutes: 43_201 }])(
    'sessions can’t be made older by %j',
    async (body) => expect((await ask(okta, 'POST', '//sandbox/sessions/age', body)).status).toBe(400),
  );

  test('sessions are made older for who has the API token', async () => {
    expect((await ask(okta, 'POST', '//sandbox/sessions/age', { minutes: 15 })).status).toBe(204);
    expect((await fetch(`${okta.url}/sandbox/sessions/age`, { method: 'POST' })).status).toBe(401);
  });
});

test('nobody has a device, which is an answer and not an error', async () => {
  expect(await ask(okta, 'GET', '/devices')).toMatchObject({ status: 200, json: [] });
});
