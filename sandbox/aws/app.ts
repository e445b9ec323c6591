import { Hono } from 'hono';
import type { Gateway } from './gateway/gateway';

/** Everything that the accounts answer to: the API at `/`. */
export function awsApp(gateway: Gateway): Hono {
  const app = new Hono();
  app.on(['GET', 'POST'], '/', async (c) => {
    const answer = await gateway.answer({
      headers: c.req.header(),
      query: new URL(c.req.url).search.slice(1),
      body: new Uint8Array(await c.req.arrayBuffer()),
    });
    return c.body(new Uint8Array(answer.body), answer.status as 200, { 'content-type': answer.contentType });
  });
  return app;
}
