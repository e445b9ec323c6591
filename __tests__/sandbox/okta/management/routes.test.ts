import { startOkta, type LocalOkta } from '../../../../sandbox/okta/start';
import { AWS_APP } from '../support/app';
import { ask, idOf } from '../support/http';
import { groupNamed, JAMES } from '../support/org';

let okta: LocalOkta;
beforeAll(async () => {
  const users = [{ login: JAMES, password: 'Correct-Horse-1' }];
  okta = await startOkta({ name: 'mueller-tech', users, groups: [{ name: 'Auditors' }] });
});
afterAll(() => okta.stop());

test.each([undefined, 'SSWS wrong', 'SSWS ', 'Bearer x'])(
  'without the API token nobody gets in: %p',
  async (header) => {
    const headers: HeadersInit = header === undefined ? {} : { authorization: header };
    for (const path of ['/api/v1/groups', '/api/v1/anything', '/sandbox/snapshot', '/sandbox/faults']) {
      const answer = await fetch(okta.url + path, { headers });
      expect(answer.status).toBe(401);
      expect(await answer.json()).toEqual({
        errorCode: 'E0000011',
        errorSummary: 'Invalid token provided',
        errorLink: 'E0000011',
        errorId: expect.stringMatching(/^oae/) as string,
        errorCauses: [],
      });
    }
  },
);

test('the token is its owner’s, who is nobody’s person', async () => {
  const { json } = await ask(okta, 'GET', '/users/me');
  expect(json).toMatchObject({ status: 'ACTIVE', profile: { login: 'terraform@mueller-tech.example' } });
});

test.each(['{', '[]', '"text"', 'null'])('a body that is not an object is refused: %s', async (body) => {
  expect(await ask(okta, 'POST', '/groups', body)).toMatchObject({
    status: 400,
    json: { errorCode: 'E0000003', errorSummary: 'The request body was not well-formed.' },
  });
});

test('a path that the API has not is refused', async () => {
  expect(await ask(okta, 'GET', '/brands')).toMatchObject({ status: 404, json: { errorCode: 'E0000008' } });
  expect(await ask(okta, 'PATCH', '/groups')).toMatchObject({ status: 404, json: { errorCode: 'E0000008' } });
});

test.each([
  ['GET', '/policies', 400, 'E0000028'],
  ['GET', '/users?search=profile.login', 400, 'E0000031'],
  ['GET', '/groups/00gX', 404, 'E0000007'],
  ['GET', '/groups/rules/0prX', 404, 'E0000007'],
  ['GET', '/apps/0oaX', 404, 'E0000007'],
  ['GET', '/apps/0oaX/groups', 404, 'E0000007'],
  ['GET', '/apps/0oaX/users', 404, 'E0000007'],
  ['GET', '/apps/0oaX/credentials/keys', 404, 'E0000007'],
  ['GET', '/apps/0oaX/sso/saml/metadata', 404, 'E0000007'],
  ['GET', '/meta/schemas/apps/0oaX/default', 404, 'E0000007'],
  ['GET', '/users/00uX', 404, 'E0000007'],
  ['GET', '/users/00uX/groups', 404, 'E0000007'],
  ['GET', '/policies/rstX', 404, 'E0000007'],
  ['POST', '/users/me/lifecycle/explode', 404, 'E0000007'],
])('%s %s is refused with %d %s', async (method, path, status, errorCode) => {
  expect(await ask(okta, method, path)).toMatchObject({ status, json: { errorCode } });
});

test('what changes without an answer answers without a body', async () => {
  const { id: groupId } = groupNamed(okta.org, 'Auditors');
  for (const method of ['PUT', 'DELETE']) {
    const { status, text } = await ask(okta, method, `/groups/${groupId}/users/${JAMES}`);
    expect([status, text]).toEqual([204, '']);
  }
});

test('a rule that goes is accepted with an empty object', async () => {
  const { id } = groupNamed(okta.org, 'Auditors');
  const made = await ask(okta, 'POST', '/groups/rules', {
    type: 'group_rule',
    name: 'R',
    conditions: { expression: { type: 'urn:okta:expression:1.0', value: 'true' } },
    actions: { assignUserToGroups: { groupIds: [id] } },
  });
  expect(await ask(okta, 'DELETE', `/groups/rules/${idOf(made)}`)).toMatchObject({ status: 202, json: {} });
  expect(await ask(okta, 'POST', '/groups/rules', { type: 'rule' })).toMatchObject({ status: 400 });
});

test('metadata is given for each of the app’s keys, while the app is active', async () => {
  const appId = idOf(await ask(okta, 'POST', '/apps', AWS_APP));
  const path = `/apps/${appId}/sso/saml/metadata`;
  const fresh = (await ask(okta, 'POST', `/apps/${appId}/credentials/keys/generate?validityYears=2`)).json as {
    kid: string;
    x5c: string[];
  };
  const [current, next] = [await ask(okta, 'GET', path), await ask(okta, 'GET', `${path}?kid=${fresh.kid}`)];
  const certificate = ({ text }: { text: string }) => text.replace(/\s/g, '').includes(fresh.x5c[0] ?? '?');
  expect([current.headers.get('content-type'), certificate(current), certificate(next)]).toEqual([
    'application/xml',
    false,
    true,
  ]);
  expect(await ask(okta, 'GET', `${path}?kid=unknown`)).toMatchObject({ status: 404 });
  await ask(okta, 'POST', `/apps/${appId}/lifecycle/deactivate`);
  expect(await ask(okta, 'GET', path)).toMatchObject({ status: 400, json: { errorCode: 'E0000024' } });
});

test('a client that takes the org for a proxy is understood, with and without the port', async () => {
  for (const target of [`${okta.url}/api/v1/groups?q=Auditors`, 'http://127.0.0.1/api/v1/groups?q=Auditors']) {
    const { status, body, links } = await proxied(target);
    expect([status, JSON.parse(body)]).toEqual([200, [expect.objectContaining({ type: 'OKTA_GROUP' })]]);
    // Where it leads on has the port, whatever the client wrote.
    expect(links).toContain(`<${okta.url}/api/v1/groups?q=Auditors>; rel="self"`);
  }
});

/** Sends a request in absolute form, as Go's HTTP client does to a proxy. */
async function proxied(target: string): Promise<{ status: number; body: string; links: string }> {
  const { request } = await import('node:http');
  const { port } = new URL(okta.url);
  const headers = {
    host: new URL(target).host,
    authorization: `SSWS ${okta.token}`,
    'proxy-authorization': 'Basic dTpw',
  };
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: target, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => (body += text));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body, links: String(response.headers.link) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

test('an app’s users are the ones of its groups, and those assigned in person', async () => {
  const appId = idOf(await ask(okta, 'POST', '/apps', { ...AWS_APP, label: 'Users' }));
  const users = async () =>
    ((await ask(okta, 'GET', `/apps/${appId}/users`)).json as { scope: string; profile: object }[]).map(
      ({ scope, profile }) => [scope, profile],
    );
  expect(await users()).toEqual([]);
  await ask(okta, 'POST', `/apps/${appId}/users`, { id: JAMES, profile: { samlRoles: ['Admin'] } });
  expect(await users()).toEqual([['USER', { samlRoles: ['Admin'] }]]);
  expect(await ask(okta, 'GET', `/apps/${appId}/users/${JAMES}`)).toMatchObject({ json: { scope: 'USER' } });
  expect((await ask(okta, 'DELETE', `/apps/${appId}/users/${JAMES}`)).status).toBe(204);
  expect((await ask(okta, 'GET', `/apps/${appId}/users/${JAMES}`)).status).toBe(404);
  const profile = { samlRoles: ['ReadOnly'] };
  await ask(okta, 'PUT', `/apps/${appId}/groups/${groupNamed(okta.org, 'Everyone').id}`, { profile });
  expect(await users()).toEqual([
    ['GROUP', profile],
    ['GROUP', profile],
  ]);
});
