import { Hono } from 'hono';
import { invalidField, notFound } from '../errors';
import { existingGroup } from '../groups';
import type { AdminAssignment } from '../model';
import { groupsOf, timestamp } from '../org';
import { existingUser as userNamed } from '../users';
import { page } from './paging';
import { body, noContent, text, texts, type Env, type Dependencies } from './dependencies';

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

type Kind = 'users' | 'groups';

/** Roles of one person or group, by where they are asked for: `/users/{id}/roles`, `/groups/{id}/roles`. */
function assignmentRoutes(dependencies: Dependencies, kind: Kind): Hono<Env> {
  const { org } = dependencies;
  /** `me` is the user whom the token belongs to. */
  const holder = (id: string): string =>
    kind === 'groups' ? existingGroup(org, id).id : userNamed(org, id === 'me' ? dependencies.tokenOwner : id).id;
  const own = (id: string) => org.admins.get(holder(id)) ?? [];
  const one = (id: string, roleId: string): AdminAssignment => {
    const found = own(id).find((role) => role.id === roleId);
    if (!found) throw notFound(roleId, 'RoleAssignment');
    return found;
  };
  const replace = (id: string, changed: AdminAssignment): void => {
    org.admins.set(
      holder(id),
      own(id).map((role) => (role.id === changed.id ? changed : role)),
    );
  };
  const answer = ({ id, type, role, resourceSet, created }: AdminAssignment, by: Kind = kind) => ({
    ...{ id, type, status: 'ACTIVE', created, lastUpdated: created },
    assignmentType: by === 'groups' ? 'GROUP' : 'USER',
    label: role === undefined ? (STANDARD.get(type) ?? type) : (org.customRoles.get(role)?.label ?? role),
    role,
    'resource-set': resourceSet,
  });
  const routes = new Hono<Env>();
  const path = `/${kind}/:id/roles` as const;
  routes
    .get(path, (c) => {
      const id = c.req.param('id');
      // A person has the roles of their groups as well.
      const inherited =
        kind === 'users' ? groupsOf(org, holder(id)).flatMap((group) => org.admins.get(group.id) ?? []) : [];
      return c.json([...own(id).map((role) => answer(role)), ...inherited.map((role) => answer(role, 'groups'))]);
    })
    .post(path, async (c) => {
      const values = await body(c);
      const type = text(values, 'type') ?? '';
      const [role, resourceSet] = type === 'CUSTOM' ? [text(values, 'role'), text(values, 'resource-set')] : [];
      const custom = role !== undefined && resourceSet !== undefined;
      if (!custom && !STANDARD.has(type)) throw invalidField('type', 'The field is not a role type');
      if (custom && (!org.customRoles.has(role) || !org.resourceSets.has(resourceSet)))
        throw notFound(role, 'Role or resource set');
      const made: AdminAssignment = {
        ...{ id: org.newId('ra1'), type, groups: [], apps: [], created: timestamp(org) },
        role,
        resourceSet,
      };
      const id = c.req.param('id');
      org.admins.set(holder(id), [...own(id), made]);
      return c.json(answer(made), 201);
    })
    .delete(`${path}/:roleId`, (c) => {
      const { id, roleId } = c.req.param();
      const gone = one(id, roleId);
      org.admins.set(
        holder(id),
        own(id).filter((role) => role !== gone),
      );
      return noContent();
    })
    .get(`${path}/:roleId/targets/groups`, (c) => {
      const { groups } = one(c.req.param('id'), c.req.param('roleId'));
      return page(c, dependencies, groups, { size: TARGETS, id: (group) => group, answer: (group) => ({ id: group }) });
    })
    .put(`${path}/:roleId/targets/groups/:groupId`, (c) => {
      const { id, roleId, groupId } = c.req.param();
      const role = one(id, roleId);
      replace(id, { ...role, groups: [...new Set([...role.groups, existingGroup(org, groupId).id])] });
      return noContent();
    })
    .get(`${path}/:roleId/targets/catalog/apps`, (c) => {
      const { apps } = one(c.req.param('id'), c.req.param('roleId'));
      return page(c, dependencies, apps, { size: TARGETS, id: (name) => name, answer: (name) => ({ name }) });
    })
    .put(`${path}/:roleId/targets/catalog/apps/:name`, (c) => {
      const { id, roleId, name } = c.req.param();
      const role = one(id, roleId);
      replace(id, { ...role, apps: [...new Set([...role.apps, name])] });
      return noContent();
    });
  return routes;
}

/**
 * Administrator roles of people and groups, custom roles and resource sets.
 * @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/RoleAssignmentAUser/
 * @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/RoleAssignmentBGroup/
 */
export function adminRoutes(dependencies: Dependencies): Hono<Env> {
  const { org, url } = dependencies;
  const routes = new Hono<Env>();
  routes.route('/', assignmentRoutes(dependencies, 'users')).route('/', assignmentRoutes(dependencies, 'groups'));
  routes
    .get('/iam/assignees/users', (c) => {
      const limit = Math.min(Number(c.req.query('limit') ?? SIZE.byDefault) || SIZE.byDefault, SIZE.most);
      const after = c.req.query('after') ?? '';
      // Whether Okta lists who has a role by a group only is not known; here they are not listed.
      const ids = [...org.admins]
        .flatMap(([id, roles]) => (roles.length > 0 && org.users.has(id) && id > after ? [id] : []))
        .sort();
      const last = ids[limit - 1];
      const next = `${url()}/api/v1/iam/assignees/users?after=${last ?? ''}&limit=${String(limit)}`;
      return c.json({
        value: ids.slice(0, limit).map((id) => ({ id, orn: `orn:okta:directory:${org.id}:users:${id}` })),
        _links: ids.length > limit ? { next: { href: next } } : {},
      });
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
      const created = org.users.get(dependencies.tokenOwner)?.created ?? timestamp(org);
      const token = { id: '00Tsandbox', name: 'rehearsal', userId: dependencies.tokenOwner, clientName: 'Okta API' };
      return c.json([{ ...token, created, lastUpdated: created, tokenWindow: 'P30D' }]);
    })
    .get('/apps/:appId/grants', (c) => {
      const { scopes } = dependencies.serviceApps.find(({ clientId }) => clientId === c.req.param('appId')) ?? {
        scopes: [],
      };
      return page(c, dependencies, [...scopes].sort(), {
        ...{ size: TARGETS, id: (scope) => scope },
        answer: (scopeId) => ({ id: `oag${scopeId}`, scopeId, status: 'ACTIVE', source: 'ADMIN', issuer: url() }),
      });
    });
  return routes;
}
