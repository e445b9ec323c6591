import { Hono } from 'hono';
import { existingApp } from '../apps';
import { assignGroup, assignUser, groupAssignment, unassignGroup, unassignUser } from '../assignments';
import { notFound } from '../errors';
import type { GroupAssignment, User } from '../model';
import { assignmentsOf, isAssigned, isMember, users } from '../org';
import { existingUser } from '../users';
import { page } from './paging';
import { body, noContent, part, text, type Env, type Dependencies, type Values } from './dependencies';

const GROUPS = { byDefault: 20, most: 200 };
const USERS = { byDefault: 50, most: 500 };

export function assignmentRoutes(dependencies: Dependencies): Hono<Env> {
  const { org } = dependencies;
  const groupAnswer = (appId: string) => (assignment: GroupAssignment) =>
    assignmentAnswer(appId, assignment, dependencies.url());
  const userAnswer = (appId: string) => (user: User) => appUserAnswer(dependencies, appId, user);
  const assign = (appId: string, userId: string, values: Values) =>
    userAnswer(appId)(existingUser(org, assignUser(org, appId, userId, part(values, 'profile')).userId));
  const routes = new Hono<Env>();
  routes
    .get('/apps/:appId/groups', (c) => {
      const { id } = existingApp(org, c.req.param('appId'));
      const groups = assignmentsOf(org, id);
      return page(c, dependencies, groups, { size: GROUPS, id: ({ groupId }) => groupId, answer: groupAnswer(id) });
    })
    .get('/apps/:appId/groups/:groupId', (c) => {
      const { appId, groupId } = c.req.param();
      return c.json(groupAnswer(appId)(groupAssignment(org, appId, groupId)));
    })
    .put('/apps/:appId/groups/:groupId', async (c) => {
      const { appId, groupId } = c.req.param();
      const { priority, profile } = await body(c);
      const request = { priority, profile: profile === undefined ? undefined : part({ profile }, 'profile') };
      return c.json(groupAnswer(appId)(assignGroup(org, appId, groupId, request)));
    })
    .delete('/apps/:appId/groups/:groupId', (c) => {
      const { appId, groupId } = c.req.param();
      unassignGroup(org, appId, groupId);
      return noContent();
    })
    .get('/apps/:appId/users', (c) => {
      const { id } = existingApp(org, c.req.param('appId'));
      const assigned = users(org).filter((user) => isAssigned(org, id, user.id));
      return page(c, dependencies, assigned, { size: USERS, id: (user) => user.id, answer: userAnswer(id) });
    })
    .post('/apps/:appId/users', async (c) => {
      const values = await body(c);
      return c.json(assign(c.req.param('appId'), text(values, 'id') ?? '', values));
    })
    .get('/apps/:appId/users/:userId', (c) => {
      const { id } = existingApp(org, c.req.param('appId'));
      const user = existingUser(org, c.req.param('userId'));
      if (!isAssigned(org, id, user.id)) throw notFound(user.id, 'AppUser');
      return c.json(userAnswer(id)(user));
    })
    .post('/apps/:appId/users/:userId', async (c) =>
      c.json(assign(c.req.param('appId'), c.req.param('userId'), await body(c))),
    )
    .delete('/apps/:appId/users/:userId', (c) => {
      unassignUser(org, c.req.param('appId'), c.req.param('userId'));
      return noContent();
    });
  return routes;
}

/** A group's assignment to an app as Okta answers it. @param url where the org is reached */
function assignmentAnswer(appId: string, { groupId, lastUpdated, priority, profile }: GroupAssignment, url: string) {
  const app = `${url}/api/v1/apps/${appId}`;
  return {
    id: groupId,
    lastUpdated,
    priority,
    profile,
    _links: {
      app: { href: app },
      self: { href: `${app}/groups/${groupId}` },
      group: { href: `${url}/api/v1/groups/${groupId}` },
    },
  };
}

/** A user of an app as Okta answers it: assigned in person (USER), or by groups, of which the first one decides (GROUP). */
function appUserAnswer({ org, url }: Dependencies, appId: string, user: User) {
  const own = org.userAssignments.get(appId)?.get(user.id);
  const first = assignmentsOf(org, appId).find(({ groupId }) => isMember(org, groupId, user.id));
  const app = `${url()}/api/v1/apps/${appId}`;
  return {
    id: user.id,
    externalId: null,
    created: own?.created ?? first?.lastUpdated ?? user.created,
    lastUpdated: own?.lastUpdated ?? first?.lastUpdated ?? user.lastUpdated,
    scope: own ? 'USER' : 'GROUP',
    status: 'ACTIVE',
    syncState: 'DISABLED',
    credentials: { userName: user.profile.login },
    profile: own?.profile ?? first?.profile ?? {},
    _links: {
      app: { href: app },
      group: first && !own ? { href: `${url()}/api/v1/groups/${first.groupId}` } : undefined,
      user: { href: `${url()}/api/v1/users/${user.id}` },
    },
  };
}
