import { Hono } from 'hono';
import type { Gateway } from './gateway/gateway';
import type { Dependencies } from './gateway/handler';
import { signInRoutes } from './sign-in/routes';

/** Everything that the accounts answer to: IAM's and STS's API at `/`, and the pages that people see. */
export function awsApp(gateway: Gateway, dependencies: Dependencies): Hono {
  const app = new Hono();
  app.on(['GET', 'POST'], '/', async (c) => {
    const answer = await gateway.answer({
      headers: c.req.header(),
      query: new URL(c.req.url).search.slice(1),
      body: new Uint8Array(await c.req.arrayBuffer()),
    });
    return c.body(new Uint8Array(answer.body), answer.status as 200, { 'content-type': answer.contentType });
  });
  app.route('/', signInRoutes(dependencies));
  return app;
}
