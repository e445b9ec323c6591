import { OktaClient } from '../../../lib/live/okta/client';
import { OktaRefused } from '../../../lib/live/okta/refused';

const URL = 'https://mueller-tech.okta.com';

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | null;
}

/** A client whose answers are given, in order, and which waits without waiting. */
function client(answers: readonly (() => Response | Promise<Response>)[], share = 1) {
  const sent: Sent[] = [];
  const waited: number[] = [];
  let next = 0;
  const fake = ((url: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    sent.push({ method: init.method ?? 'GET', url, authorization: headers.get('authorization') });
    const answer = answers[next++];
    return answer === undefined ? Promise.reject(new Error('no more answers')) : Promise.resolve(answer());
  }) as typeof fetch;
  const okta = new OktaClient({
    url: URL,
    credential: { type: 'API token', token: 'secret-token' },
    scopes: [],
    share,
    fetch: fake,
    wait: (time) => Promise.resolve(waited.push(time)),
  });
  return { okta, sent, waited };
}

const json =
  (body: unknown, headers: Record<string, string> = {}, status = 200) =>
  () =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const next = (target: string) => ({ link: `<${URL}/api/v1/groups>; rel="self", <${target}>; rel="next"` });

test('follows every page, and sends the credential to nobody else', async () => {
  const { okta, sent } = client([json([1], next(`${URL}/api/v1/groups?after=1`)), json([2])]);
  expect(await okta.list('/api/v1/groups')).toEqual([1, 2]);
  expect(sent.map(({ url }) => url)).toEqual([`${URL}/api/v1/groups`, `${URL}/api/v1/groups?after=1`]);
  expect(new Set(sent.map(({ method }) => method))).toEqual(new Set(['GET']));
});

test.each(['https://evil.example/api/v1/groups', 'http://mueller-tech.okta.com/api/v1/groups'])(
  'does not follow a page to %s',
  async (target) => {
    const { okta, sent } = client([json([1], next(target))]);
    await expect(okta.list('/api/v1/groups')).rejects.toThrow('another host');
    expect(sent).toHaveLength(1);
  },
);

test('pages that lead in a circle end with an error', async () => {
  const page = json([1], next(`${URL}/api/v1/groups?after=1`));
  const { okta } = client([page, page, page]);
  await expect(okta.list('/api/v1/groups')).rejects.toThrow('in a circle');
});

test('waits for the reset by Okta’s own clock after a 429, and goes on', async () => {
  const at = new Date('2026-06-01T00:00:00Z');
  const headers = { date: at.toUTCString(), 'x-rate-limit-reset': String(at.getTime() / 1000 + 20) };
  const { okta, waited } = client([json({}, headers, 429), json({ ok: true })]);
  expect(await okta.get('/api/v1/org')).toEqual({ ok: true });
  expect(waited).toEqual([21_000]);
});

test('a concurrent limit is waited for briefly, not for the minutes that its headers guess', async () => {
  const limits = { 'x-rate-limit-limit': '0', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '9999999999' };
  const { okta, waited } = client([json({}, limits, 429), json({}, limits, 429), json({ ok: true })]);
  expect(await okta.get('/api/v1/org')).toEqual({ ok: true });
  expect(waited).toEqual([1000, 2000]);
});

test('a limit that others use up again and again is waited for longer than an error, and not for ever', async () => {
  const { okta, sent } = client(Array.from({ length: 20 }, () => json({}, {}, 429)));
  await expect(okta.get('/api/v1/org')).rejects.toThrow('429');
  expect(sent).toHaveLength(10);
});

test('an answer that stays an error is reported by request and reason, without the credential', async () => {
  const refused = json({ errorSummary: 'You do not have permission' }, {}, 403);
  const { okta, sent } = client([refused]);
  const error = await okta.get('/api/v1/groups?limit=200').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(OktaRefused);
  expect(error).toMatchObject({
    request: 'GET /api/v1/groups',
    status: 403,
    message: '403 You do not have permission (needs the scope okta.groups.read and a role that may read it)',
  });
  expect(JSON.stringify(error) + String(error)).not.toContain('secret-token');
  expect(sent).toHaveLength(1);
});

test('a server that fails is tried again, and not for ever', async () => {
  const { okta, sent } = client(Array.from({ length: 9 }, () => json({}, {}, 500)));
  await expect(okta.get('/api/v1/org')).rejects.toThrow('500');
  expect(sent).toHaveLength(5);
});

test.each([
  [401, 'ended, was revoked, or is of another org'],
  [404, 'is this an Okta org?'],
])('an answer %s says what may be wrong', async (status, hint) => {
  const { okta } = client([json('<html>', {}, status)]);
  await expect(okta.get('/api/v1/groups')).rejects.toThrow(hint);
});

test('what keeps a request from arriving is said by its cause', async () => {
  const failed = () =>
    Promise.reject(
      new TypeError('fetch failed', {
        cause: Object.assign(new Error('getaddrinfo ENOTFOUND muller-tech.okta.com'), { code: 'ENOTFOUND' }),
      }),
    );
  const { okta, sent } = client(Array.from({ length: 9 }, () => failed));
  await expect(okta.get('/api/v1/org')).rejects.toThrow('there is no such host (is the name of the org right?)');
  expect(sent).toHaveLength(5);
});

const E0000011 = json({ errorCode: 'E0000011', errorSummary: 'Invalid token provided' }, {}, 401);
const INVALID_TOKEN = json({}, { 'www-authenticate': 'Bearer error="invalid_token"' }, 401);

test.each<[string, () => Response]>([
  ['an API token', E0000011],
  ['an access token', INVALID_TOKEN],
])('after %s was revoked, nothing more is asked', async (_, revoked) => {
  const limits = { 'x-rate-limit-limit': '3', 'x-rate-limit-remaining': '2', 'x-rate-limit-reset': '1800000000' };
  const answers = Array.from({ length: 40 }, () => json([], limits));
  const { okta, sent, waited } = client([json([], limits), revoked, ...answers]);
  const groups = Array.from({ length: 40 }, (__, i) => okta.list(`/api/v1/groups/00g${String(i)}/users`));
  const results = await Promise.allSettled(groups);
  const reasons = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
  // Those that were on their way when the answer came in are answered.
  expect(sent.length).toBeLessThan(12);
  expect(reasons[0]).toContain('401');
  expect(reasons.filter((reason) => reason.includes('not tried, after 401'))).toHaveLength(40 - sent.length);
  // For one minute at most, which had begun before.
  expect(waited.length).toBeLessThan(2);
});

test('a feature that the credential may not use keeps nothing else from being asked', async () => {
  const refused = json({ errorCode: 'E0000015', errorSummary: 'You do not have permission' }, {}, 401);
  const { okta } = client([refused, json([1])]);
  await expect(okta.list('/api/v1/logs')).rejects.toThrow('401');
  expect(await okta.list('/api/v1/groups')).toEqual([1]);
});

test('where three requests in a row don’t arrive, the others are not tried', async () => {
  const failed = () => Promise.reject(new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') }));
  const { okta, sent } = client(Array.from({ length: 200 }, () => failed));
  for (let i = 0; i < 3; i += 1) await expect(okta.get('/api/v1/org')).rejects.toThrow('not reached');
  await expect(okta.get('/api/v1/groups')).rejects.toThrow('not tried, after 3 requests in a row: not reached');
  expect(sent).toHaveLength(3 * 5);
});

test('requests that fail between others that arrive are bad luck', async () => {
  const failed = () => Promise.reject(new TypeError('fetch failed', { cause: new Error('socket hang up') }));
  const unlucky = Array.from({ length: 5 }, () => failed);
  const { okta } = client([...unlucky, json([1]), ...unlucky, json([1]), ...unlucky, json([1])]);
  for (let i = 0; i < 3; i += 1) {
    await expect(okta.get('/api/v1/org')).rejects.toThrow('not reached');
    expect(await okta.list('/api/v1/groups')).toEqual([1]);
  }
});
