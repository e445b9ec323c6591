import { Hono } from 'hono';
import { createGroup, deleteGroup, existingGroup, updateGroup } from '../groups';
import { addMember, removeMember } from '../memberships';
import type { Group } from '../model';
import { membersOf } from '../org';
import { appAnswer } from './app-answer';
import { page } from './paging';
import { searchExpression } from './search-expression';
import { body, noContent, part, type Env, type Dependencies } from './dependencies';
import { userAnswer } from './user-answer';
import { groupAnswer } from './group-answer';

const GROUPS = { byDefault: 10_000, most: 10_000 };
const MEMBERS = { byDefault: 1_000, most: 1_000 };
const APPS = { byDefault: 20, most: 200 };

export function groupRoutes(dependencies: Dependencies): Hono<Env> {
  const { org } = dependencies;
  const answer = (group: Group) => groupAnswer(group, dependencies.url());
  const statsOf = ({ id }: Group) => ({
    usersCount: membersOf(org, id).length,
    appsCount: [...org.groupAssignments.values()].filter((groups) => groups.has(id)).length,
    groupPushMappingsCount: 0,
    hasAdminPrivilege: (org.admins.get(id) ?? []).length > 0,
    _links: { self: { href: `${dependencies.url()}/api/v1/groups/${id}/stats` } },
  });
  const routes = new Hono<Env>();
  routes
    .get('/groups', (c) => {
      const q = c.req.query('q')?.toLowerCase();
      const expression = c.req.query('search') ?? c.req.query('filter');
      const matches = expression === undefined ? () => true : searchExpression(expression);
      const groups = [...org.groups.values()].filter(
        (group) => (q === undefined || group.profile.name.toLowerCase().startsWith(q)) && matches(answer(group)),
      );
      const stats = c.req.query('expand')?.split(',').includes('stats') === true;
      return page(c, dependencies, groups, {
        ...{ size: GROUPS, id: ({ id }) => id },
        answer: (group) => ({ ...answer(group), _embedded: stats ? { stats: statsOf(group) } : undefined }),
      });
    })
    .post('/groups', async (c) => c.json(answer(createGroup(org, part(await body(c), 'profile')))))
    .get('/groups/:groupId', (c) => c.json(answer(existingGroup(org, c.req.param('groupId')))))
    .put('/groups/:groupId', async (c) =>
      c.json(answer(updateGroup(org, c.req.param('groupId'), part(await body(c), 'profile')))),
    )
    .delete('/groups/:groupId', (c) => {
      deleteGroup(org, c.req.param('groupId'));
      return noContent();
    })
    .get('/groups/:groupId/users', (c) => {
      const { id } = existingGroup(org, c.req.param('groupId'));
      const users = membersOf(org, id);
      return page(c, dependencies, users, {
        size: MEMBERS,
        id: (user) => user.id,
        answer: (user) => userAnswer(user, dependencies.url()),
      });
    })
    .put('/groups/:groupId/users/:userId', (c) => {
      addMember(org, c.req.param('groupId'), c.req.param('userId'), dependencies.tokenOwner);
      return noContent();
    })
    .delete('/groups/:groupId/users/:userId', (c) => {
      removeMember(org, c.req.param('groupId'), c.req.param('userId'), dependencies.tokenOwner);
      return noContent();
    })
    .get('/groups/:groupId/apps', (c) => {
      const { id } = existingGroup(org, c.req.param('groupId'));
      const apps = [...org.apps.values()].filter((app) => org.groupAssignments.get(app.id)?.has(id));
      return page(c, dependencies, apps, {
        size: APPS,
        id: (app) => app.id,
        answer: (app) => appAnswer(org, app, dependencies.url()),
      });
    });
  return routes;
}
