import { z } from 'zod';
import type {
  LiveApp,
  LiveAssignment,
  LiveGroup,
  LiveOrg,
  LivePerson,
  LivePolicy,
  LiveRule,
  Unread,
} from '../snapshot';
import type { Progress } from '../progress';
import type { OktaClient } from './client';
import { readAdministration } from './read-admins';
import { readLog } from './read-log';
import { unreadOf } from './unread';

export interface ReadOrgOptions {
  /** e.g. `mueller-tech.okta.com` */
  readonly org: string;
  /** Whether members of groups are read: one request for each 200 of them. */
  readonly people: boolean;
  /** Whether it is read who administers the org: some requests for each administrator. */
  readonly admins: boolean;
  readonly progress: Progress;
  readonly onProgress: (note: string) => void;
}

/** Settings that are known to hold no secret; of every other one, only its name is kept. */
const OPEN_SETTINGS = new Set([
  'appFilter',
  'groupFilter',
  'useGroupMapping',
  'joinAllRoles',
  'sessionDuration',
  'awsEnvironmentType',
  'roleValuePattern',
  'loginURL',
  'identityProviderArn',
  'overrideAcsURL',
  'webSSOAllowedClient',
  'accountID',
]);

const APP = z.object({
  id: z.string(),
  label: z.string(),
  status: z.string(),
  credentials: z
    .object({
      userNameTemplate: z.object({ template: z.string().optional() }).optional(),
      signing: z.object({ kid: z.string().optional() }).optional(),
    })
    .optional(),
  settings: z
    .object({
      app: z.record(z.string(), z.unknown()).optional(),
      signOn: z
        .object({
          attributeStatements: z.array(z.object({ name: z.string(), values: z.array(z.string()).nullish() })).nullish(),
        })
        .optional(),
    })
    .optional(),
  _links: z.object({ accessPolicy: z.object({ href: z.string() }).optional() }).optional(),
});
const PROFILE = z.object({ samlRoles: z.array(z.string()).nullish() }).optional();
const ASSIGNMENT = z.object({ id: z.string(), priority: z.number(), profile: PROFILE });
const APP_USER = z.object({
  id: z.string(),
  scope: z.string().optional(),
  credentials: z.object({ userName: z.string().optional() }).nullish(),
  profile: PROFILE,
});
const KEY = z.object({ kid: z.string(), expiresAt: z.string(), 'x5t#S256': z.string().optional() });
const GROUP = z.object({
  id: z.string(),
  type: z.string(),
  lastMembershipUpdated: z.string().optional(),
  profile: z.object({ name: z.string(), description: z.string().nullish() }),
  _embedded: z
    .object({ stats: z.object({ usersCount: z.number(), hasAdminPrivilege: z.boolean().optional() }).optional() })
    .optional(),
});
const RULE = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  conditions: z.object({
    expression: z.object({ value: z.string() }),
    people: z
      .object({
        users: z.object({ exclude: z.array(z.string()).optional() }).optional(),
        groups: z.object({ exclude: z.array(z.string()).optional() }).optional(),
      })
      .optional(),
  }),
  actions: z.object({ assignUserToGroups: z.object({ groupIds: z.array(z.string()) }) }),
});
const POLICY = z.object({ id: z.string(), name: z.string() });
const POLICY_RULE = z.object({
  name: z.string(),
  status: z.string(),
  priority: z.number().optional(),
  actions: z.unknown(),
  conditions: z.unknown(),
});
const PERSON = z.object({ id: z.string(), status: z.string(), profile: z.object({ login: z.string() }) });

/** Reads what decides about the AWS apps of an org. What can't be read is noted, and the rest is read. */
export async function readOrg(
  client: OktaClient,
  { org, people, admins, progress, onProgress }: ReadOrgOptions,
): Promise<[LiveOrg, Unread[]]> {
  const unread: Unread[] = [];
  const list = async <T>(path: string, shape: z.ZodType<T>): Promise<T[]> => {
    try {
      return z.array(shape).parse(await client.list(path));
    } catch (error) {
      unread.push(unreadOf(path, error));
      return [];
    }
  };
  const found = await list('/api/v1/apps?filter=name+eq+%22amazon_aws%22&limit=200', APP);
  onProgress(`${String(found.length)} apps`);
  const [groups, rules, apps] = await Promise.all([
    list('/api/v1/groups?limit=200&expand=stats', GROUP),
    list('/api/v1/groups/rules?limit=200', RULE),
    Promise.all(found.map((app) => readApp(app, list, client, unread))),
  ]);
  onProgress(`${String(groups.length)} groups, ${String(rules.length)} rules`);
  const policies = await readPolicies(apps, list, client, unread);
  const live = groups.map(groupOf);
  const administering = groups.filter(({ _embedded }) => _embedded?.stats?.hasAdminPrivilege === true);
  const adminIds = administering.map(({ id }) => id);
  const counting = people ? groupsThatCount(apps, live, rules.map(ruleOf), adminIds) : new Set<string>();
  let read = 0;
  const withPeople = await Promise.all(
    live.map(async (group): Promise<LiveGroup> => {
      if (!counting.has(group.id)) return group;
      const known = progress.members.get(group.id);
      const members = known ?? (await readMembers(group.id, client, unread));
      read += 1;
      if (read % 50 === 0) onProgress(`members of ${String(read)} of ${String(counting.size)} groups`);
      if (members === undefined) return group;
      if (known === undefined) progress.note({ group: group.id, people: members });
      return { ...group, people: members };
    }),
  );
  const known = new Map(
    withPeople.flatMap((group) => (group.people ?? []).map(({ id, login }) => [id, login] as const)),
  );
  const loginOf = async (id: string): Promise<string> => {
    // Reading anybody else needs the scope that --people needs.
    if (known.has(id) || !people) return known.get(id) ?? id;
    return PERSON.parse(await client.get(`/api/v1/users/${id}`)).profile.login;
  };
  // Without the statistics, nobody knows which groups have administrator roles.
  const answered = groups.every(({ _embedded }) => _embedded?.stats?.hasAdminPrivilege !== undefined);
  const adminGroups = answered ? administering.map(({ id, profile: { name } }) => ({ id, name })) : undefined;
  const administration = admins ? await readAdministration(client, { loginOf, adminGroups }, unread) : {};
  const log = people ? await readLog(client, counting, new Date(progress.began), unread) : undefined;
  const sorted = <T extends { readonly id: string }>(items: readonly T[]): T[] =>
    [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
  return [
    {
      org,
      apps: sorted(apps),
      groups: sorted(withPeople),
      rules: sorted(rules.map(ruleOf)),
      policies: sorted(policies),
      ...administration,
      log,
    },
    unread.sort((a, b) => (a.what < b.what ? -1 : 1)),
  ];
}

/** Members of a group; `undefined`: they could not be read, which is noted. */
async function readMembers(id: string, client: OktaClient, unread: Unread[]): Promise<LivePerson[] | undefined> {
  const path = `/api/v1/groups/${id}/users?limit=200`;
  try {
    const members = z.array(PERSON).parse(await client.list(path));
    return members.map(({ id: person, status, profile }) => ({ id: person, login: profile.login, status }));
  } catch (error) {
    unread.push(unreadOf(path, error));
    return undefined;
  }
}

type List = <T>(path: string, shape: z.ZodType<T>) => Promise<T[]>;

async function readApp(app: z.infer<typeof APP>, list: List, client: OktaClient, unread: Unread[]): Promise<LiveApp> {
  const path = `/api/v1/apps/${app.id}`;
  const [groups, users, keys, metadata] = await Promise.all([
    list(`${path}/groups?limit=200`, ASSIGNMENT),
    list(`${path}/users?limit=500`, APP_USER),
    list(`${path}/credentials/keys`, KEY),
    readText(`${path}/sso/saml/metadata`, client, unread),
  ]);
  const settings = Object.entries(app.settings?.app ?? {}).filter(([, value]) => value !== null && value !== '');
  const statements = app.settings?.signOn?.attributeStatements ?? [];
  const kid = app.credentials?.signing?.kid;
  const template = app.credentials?.userNameTemplate?.template;
  const policyId = app._links?.accessPolicy?.href.split('/').at(-1);
  return {
    id: app.id,
    label: app.label,
    status: app.status,
    settings: Object.fromEntries(settings.filter(([name]) => OPEN_SETTINGS.has(name))),
    secretSettings: settings
      .map(([name]) => name)
      .filter((name) => !OPEN_SETTINGS.has(name))
      .sort(),
    userNameTemplate: template,
    attributeStatements:
      statements.length === 0 ? undefined : statements.map(({ name, values }) => ({ name, values: values ?? [] })),
    kid,
    keys: keys.map((key) => ({ kid: key.kid, expiresAt: key.expiresAt, thumbprint: key['x5t#S256'] ?? '' })),
    metadata,
    policyId,
    groups: groups.map(({ id, priority, profile }): LiveAssignment => ({
      groupId: id,
      priority,
      samlRoles: profile?.samlRoles ?? [],
    })),
    people: users
      .filter(({ scope }) => scope === 'USER')
      .map(({ id, credentials, profile }) => ({
        id,
        login: credentials?.userName ?? id,
        samlRoles: profile?.samlRoles ?? [],
      })),
  };
}

async function readPolicies(
  apps: readonly LiveApp[],
  list: List,
  client: OktaClient,
  unread: Unread[],
): Promise<LivePolicy[]> {
  const ids = [...new Set(apps.flatMap(({ policyId }) => policyId ?? []))].sort();
  const read = await Promise.all(
    ids.map(async (id): Promise<LivePolicy[]> => {
      const path = `/api/v1/policies/${id}`;
      try {
        const { name } = POLICY.parse(await client.get(path));
        const rules = await list(`${path}/rules`, POLICY_RULE);
        const ordered = [...rules].sort((a, b) => (a.priority ?? 99) - (b.priority ?? 99));
        return [
          { id, name, rules: ordered.map((rule) => ({ ...rule, actions: rule.actions, conditions: rule.conditions })) },
        ];
      } catch (error) {
        unread.push(unreadOf(path, error));
        return [];
      }
    }),
  );
  return read.flat();
}

async function readText(path: string, client: OktaClient, unread: Unread[]): Promise<string | undefined> {
  try {
    const text = await client.get(path);
    return typeof text === 'string' ? text : undefined;
  } catch (error) {
    unread.push(unreadOf(path, error));
    return undefined;
  }
}

function groupOf({ id, type, profile, lastMembershipUpdated, _embedded }: z.infer<typeof GROUP>): LiveGroup {
  const count = _embedded?.stats?.usersCount;
  return {
    id,
    name: profile.name,
    type,
    description: profile.description ? profile.description : undefined,
    usersCount: count,
    lastMembershipUpdated,
  };
}

function ruleOf({ id, name, status, conditions, actions }: z.infer<typeof RULE>): LiveRule {
  return {
    id,
    name,
    status,
    expression: conditions.expression.value,
    targets: [...actions.assignUserToGroups.groupIds].sort(),
    excludedUsers: [...(conditions.people?.users?.exclude ?? [])].sort(),
    excludedGroups: [...(conditions.people?.groups?.exclude ?? [])].sort(),
  };
}

/**
 * Groups whose members matter: those that are assigned, those that a rule reads which fills one of them, those with
 * administrator roles, and every group with an account id in its name, since a group filter has to find one there.
 */
function groupsThatCount(
  apps: readonly LiveApp[],
  groups: readonly LiveGroup[],
  rules: readonly LiveRule[],
  adminGroups: readonly string[],
): Set<string> {
  const counting = new Set([
    ...adminGroups,
    ...apps.flatMap((app) => app.groups.map(({ groupId }) => groupId)),
    ...groups.filter(({ name }) => /\d{12}/.test(name)).map(({ id }) => id),
  ]);
  for (const { expression, targets } of rules)
    if (targets.some((id) => counting.has(id))) for (const [id] of expression.matchAll(/\b00g\w+/g)) counting.add(id);
  const known = new Set(groups.filter(({ type }) => type !== 'BUILT_IN').map(({ id }) => id));
  return new Set([...counting].filter((id) => known.has(id)));
}
