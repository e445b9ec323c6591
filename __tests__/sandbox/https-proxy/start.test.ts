import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect as connectTcp } from 'node:net';
import { dirname } from 'node:path';
import { startHttpsProxy, type HttpsProxy } from '../../../sandbox/https-proxy/start';
import { connect, requestThrough } from './support/through-proxy';

const app = new Hono()
  .post('/echo', async (c) => c.json({ body: await c.req.text(), proxy: c.req.header('proxy-authorization') ?? null }))
  .get('/cookies', (c) => {
    c.header('set-cookie', 'a=1', { append: true });
    c.header('set-cookie', 'b=2', { append: true });
    return c.text('ok');
  })
  .all('*', (c) => c.text(`${c.req.method} ${c.req.path} for ${c.req.header('host') ?? ''}`));

let local: ReturnType<typeof serve>;
let proxy: HttpsProxy;
let ca: string;
const get = (path: string, host: string, more = '') =>
  `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${more}\r\n`;

beforeAll(async () => {
  const url = await new Promise<string>((resolve) => {
    local = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }: AddressInfo) =>
      resolve(`http://127.0.0.1:${port}`),
    );
  });
  proxy = await startHttpsProxy({
    oktaOrg: 'mueller-tech',
    oktaUrl: url,
    stsUrl: `${url}/sts`,
    iamUrl: `${url}/iam`,
    signInBase: `${url}/pages`,
  });
  ca = readFileSync(proxy.caFile, 'utf8');
});
afterAll(async () => {
  await proxy.stop();
  await new Promise((resolve) => local.close(resolve));
});

test.each([
  ['mueller-tech.okta.com', '/app/UserHome', 'GET /app/UserHome'],
  ['signin.aws.amazon.com', '/saml', 'GET /pages/signin.aws.amazon.com/saml'],
  ['sts.eu-central-1.amazonaws.com', '/', 'GET /sts/'],
])('a request to %s reaches its local server, under the name that was meant', async (host, path, expected) => {
  const answer = await requestThrough(proxy.url, { host, ca, text: get(path, host) });
  expect(answer).toContain('HTTP/1.1 200 OK');
  expect(answer).toContain(`${expected} for ${host}`);
});

test('a form goes through, also in chunks, and what is meant for the proxy stays there', async () => {
  const host = 'signin.aws.amazon.com';
  const text =
    `POST /echo HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\nProxy-Authorization: Basic c2VjcmV0\r\n` +
    'Transfer-Encoding: chunked\r\n\r\n5\r\nSAMLR\r\n7\r\nesponse\r\n0\r\n\r\n';
  const okta = 'mueller-tech.okta.com';
  const answer = await requestThrough(proxy.url, { host: okta, ca, text: text.replaceAll(host, okta) });
  expect(answer).toContain('{"body":"SAMLResponse","proxy":null}');
});

test('every cookie of an answer comes through', async () => {
  const host = 'mueller-tech.okta.com';
  const answer = await requestThrough(proxy.url, { host, ca, text: get('/cookies', host) });
  expect(answer.match(/set-cookie: .=./gi)).toHaveLength(2);
});

test.each([
  'example.com:443',
  'other.okta.com:443',
  's3.amazonaws.com:443',
  'mueller-tech.okta.com:80',
  'mueller-tech.okta.com:22',
  '127.0.0.1:443',
  'mueller-tech.okta.com',
])('a tunnel to %s is refused', async (authority) => expect(await connect(proxy.url, authority)).toBe(403));

test('a request in a tunnel is for the host that the tunnel is for', async () => {
  const host = 'mueller-tech.okta.com';
  const answer = await requestThrough(proxy.url, { host, ca, text: get('/', 'sts.amazonaws.com') });
  expect(answer).toMatch(/^HTTP\/1.1 421 /);
});

test.each(['@example.com/', 'http://example.com/', '*'])('a request for %s is refused', async (path) => {
  const host = 'mueller-tech.okta.com';
  const answer = await requestThrough(proxy.url, { host, ca, text: get(path, host) });
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
});

test('plain HTTP is refused', async () => {
  const answer = await fetch(`${proxy.url}/`, { headers: { host: 'mueller-tech.okta.com' } });
  expect(answer.status).toBe(403);
});

test('a client that does not trust the authority does not talk', async () => {
  const host = 'mueller-tech.okta.com';
  await expect(requestThrough(proxy.url, { host, text: get('/', host) })).rejects.toThrow(/self.signed|unable to/i);
});

test('a certificate is for the host of the tunnel only', async () => {
  const host = 'mueller-tech.okta.com';
  const text = get('/', host);
  await expect(requestThrough(proxy.url, { host, ca, text, servername: 'sts.amazonaws.com' })).rejects.toThrow(
    /altnames/i,
  );
});

test('one file holds the certificate, one the process that it belongs to, and none a key', () => {
  const directory = dirname(proxy.caFile);
  expect(readdirSync(directory)).toEqual(['ca.pem', 'pid']);
  expect(ca.match(/-----BEGIN [^-]+-----/g)).toEqual(['-----BEGIN CERTIFICATE-----']);
});

test('the environment leads every kind of client to the proxy and its authority', () => {
  const { HTTPS_PROXY, ...rest } = proxy.environment;
  expect(HTTPS_PROXY).toBe(proxy.url);
  for (const name of ['SSL_CERT_FILE', 'CURL_CA_BUNDLE', 'REQUESTS_CA_BUNDLE', 'AWS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS'])
    expect(rest[name]).toBe(proxy.caFile);
});

describe('on its own', () => {
  const nowhere = 'http://127.0.0.1:1';
  const servers = { oktaOrg: 'x', oktaUrl: nowhere, stsUrl: nowhere, iamUrl: nowhere, signInBase: nowhere };

  test('a local server that does not answer is reported as 502', async () => {
    const alone = await startHttpsProxy(servers);
    const own = readFileSync(alone.caFile, 'utf8');
    const host = 'x.okta.com';
    expect(await requestThrough(alone.url, { host, ca: own, text: get('/', host) })).toMatch(/^HTTP\/1.1 502 /);
    await alone.stop();
  });

  test('stopping ends open tunnels, closes the port and removes the file', async () => {
    const alone = await startHttpsProxy(servers);
    const tunnel = await connect(alone.url, 'x.okta.com:443');
    if (typeof tunnel === 'number') throw new Error('no tunnel');
    const closed = new Promise((resolve) => tunnel.on('close', resolve).on('error', () => undefined));
    await alone.stop();
    await closed;
    expect(existsSync(dirname(alone.caFile))).toBe(false);
    await expect(connect(alone.url, 'x.okta.com:443')).rejects.toThrow(/ECONNREFUSED/);
    await expect(alone.stop()).resolves.toBeUndefined();
  });

  test('garbage instead of TLS ends the tunnel and nothing else', async () => {
    const alone = await startHttpsProxy(servers);
    const tunnel = await connect(alone.url, 'x.okta.com:443');
    if (typeof tunnel === 'number') throw new Error('no tunnel');
    const closed = new Promise((resolve) => tunnel.on('close', resolve).on('error', () => undefined));
    tunnel.write('GET / HTTP/1.1\r\n\r\n');
    tunnel.resume();
    await closed;
    const { hostname, port } = new URL(alone.url);
    await new Promise((resolve, reject) => {
      const socket = connectTcp(Number(port), hostname, () => resolve(socket.destroy()));
      socket.on('error', reject);
    });
    await alone.stop();
  });
});
