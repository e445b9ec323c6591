import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import { Browser, decodeEntities, formAction, inputs } from '../../../sandbox/journey/browser';

const app = new Hono()
  .get('/login', (c) => {
    c.header('set-cookie', 'sid=abc; Path=/; HttpOnly', { append: true });
    c.header('set-cookie', 'DT=device; Path=/', { append: true });
    return c.redirect('/home', 302);
  })
  .get('/home', (c) => c.text(c.req.header('cookie') ?? ''))
  .get('/logout', (c) => {
    c.header('set-cookie', 'sid=; Max-Age=0; Path=/');
    return c.redirect('/home', 302);
  })
  .get('/loop', (c) => c.redirect('/loop', 302))
  .post('/form', async (c) => c.json(await c.req.parseBody()));

let url: string;
let server: ReturnType<typeof serve>;
beforeAll(
  () =>
    new Promise<void>((resolve) => {
      server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (address: AddressInfo) => {
        url = `http://127.0.0.1:${address.port}`;
        resolve();
      });
    }),
);
afterAll(() => new Promise((resolve) => server.close(resolve)));

test('keeps the cookies that a redirect sets, and forgets the ones that it takes back', async () => {
  const browser = new Browser();
  expect((await browser.request(`${url}/login`)).html).toBe('sid=abc; DT=device');
  expect((await browser.request(`${url}/logout`)).html).toBe('DT=device');
});

test('posts a form', async () => {
  const page = await new Browser().request(`${url}/form`, { form: { SAMLResponse: 'a+b=' } });
  expect(JSON.parse(page.html)).toEqual({ SAMLResponse: 'a+b=' });
});

test('gives up on a page that redirects to itself', async () => {
  await expect(new Browser().request(`${url}/loop`)).rejects.toThrow('more than 10 redirects');
});

test('reads a form as a browser does, entities decoded', () => {
  const html =
    '<form method="post" action="/a?b=1&amp;c=2"><input type="hidden" name="x" value="&lt;&#x41;&#66;&quot;"/></form>';
  expect(formAction(html)).toBe('/a?b=1&c=2');
  expect(inputs(html)).toEqual(new Map([['x', '<AB"']]));
});

test('an entity that it does not know stays as it is', () => expect(decodeEntities('&nbsp;&amp;')).toBe('&nbsp;&'));
