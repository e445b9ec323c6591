import { Hono } from 'hono';
import { invalidField, OktaError } from '../errors';
import { enrollFactor, resetFactor } from '../factors';
import { factorAnswer } from '../factor-answer';
import { existingUser } from '../users';
import { body, noContent, type Env, type Dependencies } from './dependencies';

/** Who has a second factor; taking it away and giving it back. */
export function factorRoutes(dependencies: Dependencies): Hono<Env> {
  const { org } = dependencies;
  const routes = new Hono<Env>();
  routes
    .get('/users/:userId/factors', (c) => {
      const user = existingUser(org, c.req.param('userId'));
      const factor = org.factors.get(user.id);
      return c.json(factor ? [factorAnswer(factor, user, dependencies.url())] : []);
    })
    .post('/users/:userId/factors', async (c) => {
      const user = existingUser(org, c.req.param('userId'));
      const { factorType } = await body(c);
      if (factorType !== 'token:software:totp')
        throw invalidField('factorType', 'This org knows token:software:totp only');
      // The secret is known before, so there is nothing to activate.
      return c.json(factorAnswer(enrollFactor(org, user.id), user, dependencies.url()));
    })
    .get('/users/:userId/factors/:factorId', (c) => {
      const user = existingUser(org, c.req.param('userId'));
      const factor = org.factors.get(user.id);
      if (factor?.id !== c.req.param('factorId')) throw new OktaError(404, 'E0000007', 'Not found: UserFactor');
      return c.json(factorAnswer(factor, user, dependencies.url()));
    })
    .delete('/users/:userId/factors/:factorId', (c) => {
      resetFactor(org, existingUser(org, c.req.param('userId')).id, c.req.param('factorId'));
      return noContent();
    });
  return routes;
}
