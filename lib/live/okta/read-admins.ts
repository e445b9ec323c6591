import { z } from 'zod';
import type { LiveAdmin, LiveAdminRole, LiveMachine, Unread } from '../snapshot';
import type { OktaClient } from './client';
import { unreadOf } from './unread';

const ASSIGNEE = z.object({ id: z.string() });
const ROLE = z.object({
  id: z.string(),
  type: z.string(),
  label: z.string().optional(),
  status: z.string().optional(),
  assignmentType: z.string().optional(),
  role: z.string().optional(),
  'resource-set': z.string().optional(),
});
const PERMISSIONS = z.object({ permissions: z.array(z.object({ label: z.string() })) });
const RESOURCE = z.object({
  orn: z.string().optional(),
  _links: z.object({ self: z.object({ href: z.string() }).optional() }).optional(),
});
const GROUP_TARGET = z.object({ id: z.string() });
const APP_TARGET = z.object({ id: z.string().optional(), name: z.string() });
const TOKEN = z.object({
  id: z.string(),
  name: z.string(),
  userId: z.string().optional(),
  lastUpdated: z.string().optional(),
});
const SERVICE_APP = z.object({
  id: z.string(),
  label: z.string(),
  status: z.string(),
  settings: z.object({ oauthClient: z.object({ application_type: z.string().optional() }).optional() }).optional(),
});
const GRANT = z.object({ scopeId: z.string(), status: z.string().optional() });

/** Roles of these types can be limited to groups, and those to apps. */
const OF_GROUPS = new Set(['USER_ADMIN', 'GROUP_MEMBERSHIP_ADMIN', 'HELP_DESK_ADMIN']);
const OF_APPS = new Set(['APP_ADMIN']);

export interface Administration {
  readonly admins?: readonly LiveAdmin[];
  readonly machines?: readonly LiveMachine[];
}

export interface AdministrationOptions {
  /** Login of a person, where it is known. */
  readonly loginOf: (id: string) => Promise<string>;
  /** Groups with administrator roles; `undefined`: not known. */
  readonly adminGroups: readonly { readonly id: string; readonly name: string }[] | undefined;
}

/** Who administers the org: people, groups and programs. */
export async function readAdministration(
  client: OktaClient,
  { loginOf, adminGroups }: AdministrationOptions,
  unread: Unread[],
): Promise<Administration> {
  if (adminGroups === undefined)
    unread.push({
      ...{ where: 'okta', what: 'GET /api/v1/groups/{group}/roles' },
      reason: 'Okta did not say which groups have administrator roles',
    });
  const attempt = async <T>(path: string, read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      unread.push(unreadOf(path, error));
      return undefined;
    }
  };
  const list = async <T>(path: string, shape: z.ZodType<T>) => z.array(shape).parse(await client.list(path));
  const custom = customRoles(client);
  const rolesAt = async (path: string, own: (role: z.infer<typeof ROLE>) => boolean): Promise<LiveAdminRole[]> => {
    const roles = await list(path, ROLE);
    const active = roles.filter((role) => (role.status ?? 'ACTIVE') === 'ACTIVE' && own(role));
    return (await Promise.all(active.map((role) => adminRole(role, path, list, custom)))).sort(byLabel);
  };
  const [people, groups, tokens, services] = await Promise.all([
    attempt('/api/v1/iam/assignees/users', async () => {
      const assignees = z.array(ASSIGNEE).parse(await client.listIn('/api/v1/iam/assignees/users?limit=100', 'value'));
      return Promise.all(
        assignees.map(async ({ id }): Promise<LiveAdmin> => {
          // What somebody has by a group is read there, with its limits.
          const roles = await rolesAt(`/api/v1/users/${id}/roles`, (role) => role.assignmentType !== 'GROUP');
          return { kind: 'person', id, name: await loginOf(id), roles };
        }),
      );
    }),
    attempt('/api/v1/groups/{group}/roles', () =>
      Promise.all(
        (adminGroups ?? []).map(async ({ id, name }): Promise<LiveAdmin> => {
          return { kind: 'group', id, name, roles: await rolesAt(`/api/v1/groups/${id}/roles`, () => true) };
        }),
      ),
    ),
    attempt('/api/v1/api-tokens', async () =>
      (await list('/api/v1/api-tokens?limit=200', TOKEN)).map(({ id, name, userId, lastUpdated }): LiveMachine => ({
        ...{ kind: 'API token', id, name },
        owner: userId,
        lastUsed: lastUpdated,
      })),
    ),
    attempt('/api/v1/apps/{service app}/grants', async () => {
      const apps = await list('/api/v1/apps?filter=name+eq+%22oidc_client%22&limit=200', SERVICE_APP);
      const active = apps.filter(
        ({ status, settings }) => status === 'ACTIVE' && settings?.oauthClient?.application_type === 'service',
      );
      return Promise.all(
        active.map(async ({ id, label }): Promise<LiveMachine> => {
          const grants = await list(`/api/v1/apps/${id}/grants?limit=200`, GRANT);
          const scopes = grants.filter(({ status = 'ACTIVE' }) => status === 'ACTIVE').map(({ scopeId }) => scopeId);
          return { kind: 'service app', id, name: label, scopes: scopes.sort() };
        }),
      );
    }),
  ]);
  // Where one of two is missing, it is among what was not read.
  const machines =
    tokens === undefined && services === undefined ? undefined : [...(tokens ?? []), ...(services ?? [])];
  const admins = people === undefined && groups === undefined ? undefined : [...(people ?? []), ...(groups ?? [])];
  return {
    admins: admins?.filter(({ roles }) => roles.length > 0).sort(byId),
    machines: machines?.sort(byId),
  };
}

type List = <T>(path: string, shape: z.ZodType<T>) => Promise<T[]>;

async function adminRole(
  { id, type, label = type, ...custom }: z.infer<typeof ROLE>,
  path: string,
  list: List,
  readCustom: ReturnType<typeof customRoles>,
): Promise<LiveAdminRole> {
  if (type === 'CUSTOM') return { type, label, ...(await readCustom(custom.role, custom['resource-set'])) };
  if (OF_GROUPS.has(type)) {
    const groups = await list(`${path}/${id}/targets/groups?limit=200`, GROUP_TARGET);
    // Without a target, the role is for every group.
    return { type, label, groups: groups.length === 0 ? undefined : groups.map((group) => group.id).sort() };
  }
  if (OF_APPS.has(type)) {
    const apps = await list(`${path}/${id}/targets/catalog/apps?limit=200`, APP_TARGET);
    return { type, label, apps: apps.length === 0 ? undefined : apps.map((app) => app.id ?? app.name).sort() };
  }
  return { type, label };
}

/** Custom roles and resource sets, each read once. */
function customRoles(client: OktaClient) {
  const permissions = new Map<string, Promise<string[]>>();
  const resources = new Map<string, Promise<string[]>>();
  const once = (known: Map<string, Promise<string[]>>, id: string, read: () => Promise<string[]>) => {
    const found = known.get(id) ?? read();
    known.set(id, found);
    return found;
  };
  return async (role: string | undefined, set: string | undefined) => {
    if (role === undefined || set === undefined) throw new Error('a custom role without a role or resource set');
    const [may, on] = await Promise.all([
      once(permissions, role, async () => {
        const read = PERMISSIONS.parse(await client.get(`/api/v1/iam/roles/${role}/permissions`));
        return read.permissions.map(({ label }) => label).sort();
      }),
      once(resources, set, async () => {
        const read = await client.listIn(`/api/v1/iam/resource-sets/${set}/resources?limit=100`, 'resources');
        return z
          .array(RESOURCE)
          .parse(read)
          .map(({ orn, _links }) => orn ?? _links?.self?.href ?? 'unknown')
          .sort();
      }),
    ]);
    return { permissions: may, resources: on };
  };
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1;
}

function byLabel(one: LiveAdminRole, other: LiveAdminRole): number {
  return one.label + one.type < other.label + other.type ? -1 : 1;
}
