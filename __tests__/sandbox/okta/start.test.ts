import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { PortTaken, startOkta } from '../../../sandbox/okta/start';
import { ask } from './support/http';

test('is reached on loopback alone', async () => {
  const okta = await startOkta({ name: 'mueller-tech' });
  try {
    expect(okta.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const { port } = new URL(okta.url);
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .flatMap(({ family, internal, address }) => (family === 'IPv4' && !internal ? [address] : []));
    for (const host of ['[::1]', ...outside]) await expect(fetch(`http://${host}:${port}`)).rejects.toThrow();
  } finally {
    await okta.stop();
  }
});

test('two orgs run at once, each with its own token and its own state', async () => {
  const [one, two] = await Promise.all([startOkta({ name: 'one' }), startOkta({ name: 'two' })]);
  try {
    expect(one.token).not.toBe(two.token);
    expect((await ask({ ...one, token: two.token }, 'GET', '/groups')).status).toBe(401);
    await ask(one, 'POST', '/groups', { profile: { name: 'Support' } });
    expect((await ask(two, 'GET', '/groups?q=Support')).json).toEqual([]);
  } finally {
    await Promise.all([one.stop(), two.stop()]);
  }
});

test('a port that is taken is reported, with what to do', async () => {
  const blocker = createServer();
  const port = await new Promise<number>((resolve) =>
    blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port)),
  );
  try {
    await expect(startOkta({ name: 'mueller-tech', port })).rejects.toThrow(PortTaken);
    await expect(startOkta({ name: 'mueller-tech', port })).rejects.toThrow(`Port ${port} of 127.0.0.1 is in use`);
  } finally {
    blocker.close();
  }
});

test('stops while requests are still waiting', async () => {
  const okta = await startOkta({ name: 'mueller-tech' });
  okta.faults.add({ kind: 'slow', seconds: 600 });
  const waiting = ask(okta, 'GET', '/groups').catch((error: unknown) => error);
  while (okta.faults.list()[0]?.struck === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await okta.stop();
  expect(await waiting).toMatchObject({ message: 'fetch failed' });
  await expect(ask(okta, 'GET', '/groups')).rejects.toThrow();
});

test('gives the environment that the provider looks for', async () => {
  const okta = await startOkta({ name: 'mueller-tech' });
  await okta.stop();
  expect(okta.env).toEqual({
    OKTA_HTTP_PROXY: okta.url,
    OKTA_ORG_NAME: 'mueller-tech',
    OKTA_BASE_URL: 'okta.com',
    OKTA_API_TOKEN: okta.token,
  });
});
