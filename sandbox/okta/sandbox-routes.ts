import { Hono } from 'hono';
import { FaultRefused, type Fault } from './faults';
import { body, noContent, type Env, type Dependencies } from './management/dependencies';
import { apiTokenAuth } from './management/token-auth';
import { TimingRefused } from './rule-timing';
import { snapshot } from './snapshot';
import type { Org } from './org';
import { existingUser } from './users';
import { codeFor } from './factors';
import type { UserState } from './user/user-state';
import type { Watch } from './watch';

/** What only a local org has, below `/sandbox`, for anyone who has the API token. */
export function sandboxRoutes(
  { org, token }: Dependencies,
  { log, counters, faults }: Watch,
  state: UserState,
): Hono<Env> {
  const api = new Hono<Env>();
  api
    .use(apiTokenAuth(token))
    .get('/snapshot', (c) => c.json(snapshot(org)))
    .get('/requests', (c) => c.json(log.list()))
    .get('/limits', (c) => c.json(counters.report()))
    .delete('/requests', () => {
      log.clear();
      counters.clear();
      return noContent();
    })
    .get('/rule-timing', (c) => c.json(timingOf(org)))
    .put('/rule-timing', async (c) => {
      try {
        org.ruleTiming.change(await body(c));
      } catch (error) {
        if (error instanceof TimingRefused) return c.json({ error: error.message }, 400);
        throw error;
      }
      return c.json(timingOf(org));
    })
    .get('/users/:login/code', (c) => {
      const code = codeFor(org, existingUser(org, c.req.param('login')));
      if ('code' in code) return c.json(code);
      return c.json({ error: code.error }, code.later ? 503 : 404);
    })
    .post('/sessions/age', async (c) => {
      const { minutes } = await body(c);
      if (typeof minutes !== 'number' || !(minutes >= 0 && minutes <= 30 * 24 * 60))
        return c.json({ error: 'minutes has to be a number from 0 to 43200' }, 400);
      state.ageSessions(minutes * 60);
      return noContent();
    })
    .get('/faults', (c) => c.json(faults.list()))
    .post('/faults', async (c) => {
      try {
        // Checked by what it is given to.
        faults.add((await body(c)) as unknown as Fault);
      } catch (error) {
        if (error instanceof FaultRefused) return c.json({ error: error.message }, 400);
        throw error;
      }
      return c.json(faults.list(), 201);
    })
    .delete('/faults', () => {
      faults.clear();
      return noContent();
    });
  return api;
}

function timingOf({ ruleTiming: { delaySeconds, deletedRules, pending } }: Org) {
  return { delaySeconds, deletedRules, pending };
}
