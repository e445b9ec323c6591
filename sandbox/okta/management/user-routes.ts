import { Hono } from 'hono';
import type { User } from '../model';
import { groupsOf, users } from '../org';
import { appLinks } from '../user/app-links';
import { createUser, deleteUser, existingUser, isUserMove, moveUser, updateUser } from '../users';
import { groupAnswer } from './group-answer';
import { page } from './paging';
import { searchExpression } from './search-expression';
import { body, noContent, part, text, type Env, type Dependencies, type Values } from './dependencies';
import { userAnswer } from './user-answer';
import { notFound } from '../errors';

const SIZE = { byDefault: 200, most: 200 };

export function userRoutes(dependencies: Dependencies): Hono<Env> {
  const { org } = dependencies;
  const answer = (user: User) => userAnswer(user, dependencies.url());
  /** `me` is the user whom the token belongs to. */
  const named = (idOrLogin: string) => existingUser(org, idOrLogin === 'me' ? dependencies.tokenOwner : idOrLogin);
  const routes = new Hono<Env>();
  routes
    .get('/users', (c) => {
      const [q, expression] = [c.req.query('q')?.toLowerCase(), c.req.query('search') ?? c.req.query('filter')];
      const matches = expression === undefined ? notDeprovisioned : searchExpression(expression);
      const found = users(org).filter((user) => (q === undefined || startsWith(user, q)) && matches(answer(user)));
      return page(c, dependencies, found, { size: SIZE, id: ({ id }) => id, answer });
    })
    .post('/users', async (c) => {
      const values = await body(c);
      const password = passwordOf(values);
      const made = createUser(org, {
        profile: part(values, 'profile'),
        activate: c.req.query('activate') !== 'false',
        password,
      });
      return c.json(answer(made));
    })
    .get('/users/:userId', (c) => c.json(answer(named(c.req.param('userId')))))
    .on(['POST', 'PUT'], '/users/:userId', async (c) => {
      const values = await body(c);
      const password = passwordOf(values);
      const change = {
        profile: values['profile'] === undefined ? undefined : part(values, 'profile'),
        password,
      };
      const mode = c.req.method === 'PUT' ? 'whole' : 'partial';
      return c.json(answer(updateUser(org, named(c.req.param('userId')).id, change, mode)));
    })
    .delete('/users/:userId', (c) => {
      deleteUser(org, c.req.param('userId'));
      return noContent();
    })
    .post('/users/:userId/lifecycle/:move', (c) => {
      const move = c.req.param('move');
      if (!isUserMove(move)) throw notFound(move, 'lifecycle operation');
      moveUser(org, c.req.param('userId'), move);
      return c.json({});
    })
    .get('/users/:userId/groups', (c) => {
      const groups = groupsOf(org, named(c.req.param('userId')).id);
      return c.json(groups.map((group) => groupAnswer(group, dependencies.url())));
    })
    .get('/users/:userId/appLinks', (c) => {
      return c.json(appLinks(org, named(c.req.param('userId')), dependencies.url()));
    });
  return routes;
}

const notDeprovisioned = ({ status }: { readonly status?: unknown }) => status !== 'DEPROVISIONED';

function startsWith({ profile }: User, q: string): boolean {
  return [profile.firstName, profile.lastName, profile.email].some((value) => value.toLowerCase().startsWith(q));
}

function passwordOf(values: Values): string | undefined {
  return text(part(part(values, 'credentials'), 'password'), 'value');
}
