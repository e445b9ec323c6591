import { onlyForOwnHosts } from '../../../sandbox/http/own-host';

const guarded = onlyForOwnHosts(
  (request: Request) => Promise.resolve(new Response(request.url === '' ? '' : 'in')),
  /^sts\.amazonaws\.com$/,
);
const answer = async (host: string | undefined) => {
  const request = new Request('http://127.0.0.1:4000/', host === undefined ? {} : { headers: { host } });
  const response = await guarded(request);
  return { status: response.status, text: await response.text() };
};

test.each([
  '127.0.0.1:4000',
  '127.0.0.1',
  'localhost:4000',
  'LOCALHOST',
  '[::1]:4000',
  'sts.amazonaws.com',
  'sts.amazonaws.com:443',
])('answers a request for %s', async (host) => {
  expect(await answer(host)).toEqual({ status: 200, text: 'in' });
});

test.each([
  'evil.example:4000',
  '127.0.0.1.evil.example',
  'localhost.evil.example:4000',
  'sts.amazonaws.com.evil.example',
  'x.sts.amazonaws.com',
  '127.0.0.1@evil.example',
  '',
  undefined,
])('refuses a request for %j, a name that was made to lead here', async (host) => {
  const { status, text } = await answer(host);
  expect(status).toBe(421);
  expect(text).not.toContain('in\n');
});
