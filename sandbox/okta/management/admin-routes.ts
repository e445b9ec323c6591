import { Hono } from 'hono';
import { invalidField, notFound } from '../errors';
import { existingGroup } from '../groups';
import type { AdminAssignment } from '../model';
import { timestamp } from '../org';
import { existingUser as userNamed } from '../users';
import { page } from './paging';
import { body, noContent, text, texts, type Env, type Site } from './site';

const SIZE = { byDefault: 100, most: 100 };
const TARGETS = { byDefault: 200, most: 200 };
const STANDARD: ReadonlyMap<string, string> = new Map([
  ['SUPER_ADMIN', 'Super Administrator'],
  ['ORG_ADMIN', 'Organization Administrator'],
  ['APP_ADMIN', 'Application Administrator'],
  ['USER_ADMIN', 'Group Administrator'],
  ['GROUP_MEMBERSHIP_ADMIN', 'Group Membership Administrator'],
  ['HELP_DESK_ADMIN', 'Help Desk Administrator'],
  ['READ_ONLY_ADMIN', 'Read-only Administrator'],
]);

/**
 * Administrator roles of people, custom roles and resource sets.
 * @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/RoleAssignmentAUser/
 */
export function adminRoutes(site: Site): Hono<Env> {
  const { org, url } = site;
  /** `me` is whoever the token belongs to. */
  const existingUser = (idOrLogin: string) => userNamed(org, idOrLogin === 'me' ? site.tokenOwner : idOrLogin);
  const answer = ({ id, type, role, resourceSet, created }: AdminAssignment) => ({
    ...{ id, type, status: 'ACTIVE', created, lastUpdated: created, assignmentType: 'USER' },
    label: role === undefined ? (STANDARD.get(type) ?? type) : (org.customRoles.get(role)?.label ?? role),
    ...(role === undefined ? {} : { role, 'resource-set': resourceSet }),
  });
  const rolesOf = (userId: string) => org.admins.get(existingUser(userId).id) ?? [];
  const one = (userId: string, roleId: string): AdminAssignment => {
    const found = rolesOf(userId).find(({ id }) => id === roleId);
    if (!found) throw notFound(roleId, 'RoleAssignment');
    return found;
  };
  const replace = (userId: string, changed: AdminAssignment): void => {
    const { id } = existingUser(userId);
    org.admins.set(
      id,
      rolesOf(id).map((role) => (role.id === changed.id ? changed : role)),
    );
  };
  const routes = new Hono<Env>();
  routes
    .get('/iam/assignees/users', (c) => {
      const limit = Math.min(Number(c.req.query('limit') ?? SIZE.byDefault) || SIZE.byDefault, SIZE.most);
      const after = c.req.query('after') ?? '';
      const ids = [...org.admins].flatMap(([id, roles]) => (roles.length > 0 && id > after ? [id] : [])).sort();
      const last = ids[limit - 1];
      const next = `${url()}/api/v1/iam/assignees/users?after=${last ?? ''}&limit=${String(limit)}`;
      return c.json({
        value: ids.slice(0, limit).map((id) => ({ id, orn: `orn:okta:directory:${org.id}:users:${id}` })),
        _links: ids.length > limit ? { next: { href: next } } : {},
      });
    })
    .get('/users/:userId/roles', (c) => c.json(rolesOf(c.req.param('userId')).map(answer)))
    .post('/users/:userId/roles', async (c) => {
      const values = await body(c);
      const type = text(values, 'type') ?? '';
      const [role, resourceSet] = [text(values, 'role'), text(values, 'resource-set')];
      const custom = type === 'CUSTOM' && role !== undefined && resourceSet !== undefined;
      if (!custom && !STANDARD.has(type)) throw invalidField('type', 'The field is not a role type');
      if (custom && (!org.customRoles.has(role) || !org.resourceSets.has(resourceSet)))
        throw notFound(role, 'Role or resource set');
      const made: AdminAssignment = {
        ...{ id: org.newId('ra1'), type, groups: [], apps: [], created: timestamp(org) },
        ...(custom ? { role, resourceSet } : {}),
      };
      const { id } = existingUser(c.req.param('userId'));
      org.admins.set(id, [...rolesOf(id), made]);
      return c.json(answer(made), 201);
    })
    .delete('/users/:userId/roles/:roleId', (c) => {
      const { id } = existingUser(c.req.param('userId'));
      const gone = one(id, c.req.param('roleId'));
      org.admins.set(
        id,
        rolesOf(id).filter((role) => role !== gone),
      );
      return noContent();
    })
    .get('/users/:userId/roles/:roleId/targets/groups', (c) => {
      const { groups } = one(c.req.param('userId'), c.req.param('roleId'));
      return page(c, site, groups, { size: TARGETS, id: (id) => id, answer: (id) => ({ id }) });
    })
    .put('/users/:userId/roles/:roleId/targets/groups/:groupId', (c) => {
      const role = one(c.req.param('userId'), c.req.param('roleId'));
      const { id } = existingGroup(org, c.req.param('groupId'));
      replace(c.req.param('userId'), { ...role, groups: [...new Set([...role.groups, id])] });
      return noContent();
    })
    .get('/users/:userId/roles/:roleId/targets/catalog/apps', (c) => {
      const { apps } = one(c.req.param('userId'), c.req.param('roleId'));
      return page(c, site, apps, { size: TARGETS, id: (name) => name, answer: (name) => ({ name }) });
    })
    .put('/users/:userId/roles/:roleId/targets/catalog/apps/:name', (c) => {
      const role = one(c.req.param('userId'), c.req.param('roleId'));
      replace(c.req.param('userId'), { ...role, apps: [...new Set([...role.apps, c.req.param('name')])] });
      return noContent();
    })
    .post('/iam/roles', async (c) => {
      const values = await body(c);
      const made = {
        ...{ id: org.newId('cr0'), label: text(values, 'label') ?? '' },
        permissions: texts(values, 'permissions') ?? [],
      };
      org.customRoles.set(made.id, made);
      return c.json({ id: made.id, label: made.label });
    })
    .get('/iam/roles', (c) =>
      c.json({ roles: [...org.customRoles.values()].map(({ id, label }) => ({ id, label })), _links: {} }),
    )
    .get('/iam/roles/:roleId/permissions', (c) => {
      const role = org.customRoles.get(c.req.param('roleId'));
      if (!role) throw notFound(c.req.param('roleId'), 'Role');
      return c.json({ permissions: role.permissions.map((label) => ({ label })) });
    })
    .post('/iam/resource-sets', async (c) => {
      const values = await body(c);
      const made = {
        ...{ id: org.newId('iam'), label: text(values, 'label') ?? '' },
        resources: texts(values, 'resources') ?? [],
      };
      org.resourceSets.set(made.id, made);
      return c.json({ id: made.id, label: made.label });
    })
    .get('/iam/resource-sets', (c) =>
      c.json({ 'resource-sets': [...org.resourceSets.values()].map(({ id, label }) => ({ id, label })), _links: {} }),
    )
    .get('/iam/resource-sets/:setId/resources', (c) => {
      const set = org.resourceSets.get(c.req.param('setId'));
      if (!set) throw notFound(c.req.param('setId'), 'ResourceSet');
      return c.json({ resources: set.resources.map((orn, i) => ({ id: `ire${String(i)}`, orn })), _links: {} });
    })
    .get('/api-tokens', (c) => {
      const created = org.users.get(site.tokenOwner)?.created ?? timestamp(org);
      const token = { id: '00Tsandbox', name: 'rehearsal', userId: site.tokenOwner, clientName: 'Okta API' };
      return c.json([{ ...token, created, lastUpdated: created, tokenWindow: 'P30D' }]);
    })
    .get('/apps/:appId/grants', (c) => {
      const { scopes } = site.serviceApps.find(({ clientId }) => clientId === c.req.param('appId')) ?? { scopes: [] };
      return page(c, site, [...scopes].sort(), {
        ...{ size: TARGETS, id: (scope) => scope },
        answer: (scopeId) => ({ id: `oag${scopeId}`, scopeId, status: 'ACTIVE', source: 'ADMIN', issuer: url() }),
      });
    });
  return routes;
}
