import { z } from 'zod';
import { SNAPSHOT_VERSION, type Snapshot } from './snapshot';

const ASSIGNMENT = z.object({ groupId: z.string(), priority: z.number(), samlRoles: z.array(z.string()) });
const APP = z.object({
  id: z.string(),
  label: z.string(),
  status: z.string(),
  settings: z.record(z.string(), z.unknown()),
  secretSettings: z.array(z.string()),
  userNameTemplate: z.string().exactOptional(),
  attributeStatements: z.array(z.object({ name: z.string(), values: z.array(z.string()) })).exactOptional(),
  kid: z.string().exactOptional(),
  keys: z.array(z.object({ kid: z.string(), expiresAt: z.string(), thumbprint: z.string() })),
  metadata: z.string().exactOptional(),
  policyId: z.string().exactOptional(),
  groups: z.array(ASSIGNMENT),
  people: z.array(z.object({ id: z.string(), login: z.string(), samlRoles: z.array(z.string()) })),
});
export const PERSON = z.object({ id: z.string(), login: z.string(), status: z.string() });
const GROUP = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().exactOptional(),
  type: z.string(),
  usersCount: z.number().exactOptional(),
  lastMembershipUpdated: z.string().exactOptional(),
  people: z.array(PERSON).exactOptional(),
});
const RULE = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  expression: z.string(),
  targets: z.array(z.string()),
  excludedUsers: z.array(z.string()),
  excludedGroups: z.array(z.string()),
});
const texts = z.array(z.string());
const ADMIN_ROLE = z.object({
  type: z.string(),
  label: z.string(),
  groups: texts.exactOptional(),
  apps: texts.exactOptional(),
  permissions: texts.exactOptional(),
  resources: texts.exactOptional(),
});
const ADMIN = z.object({
  kind: z.enum(['person', 'group']),
  id: z.string(),
  name: z.string(),
  roles: z.array(ADMIN_ROLE),
});
const MACHINE = z.object({
  kind: z.enum(['API token', 'service app']),
  id: z.string(),
  name: z.string(),
  owner: z.string().exactOptional(),
  scopes: texts.exactOptional(),
  lastUsed: z.string().exactOptional(),
});
const LOG_ENTRY = z.object({
  at: z.string(),
  event: z.enum(['added', 'removed']),
  person: z.string(),
  group: z.string(),
  by: z.string(),
});
const POLICY = z.object({
  id: z.string(),
  name: z.string(),
  rules: z.array(z.object({ name: z.string(), status: z.string(), actions: z.unknown(), conditions: z.unknown() })),
});
const PRINCIPAL = {
  arn: z.string(),
  name: z.string(),
  path: z.string(),
  permissionsBoundary: z.string().exactOptional(),
  inline: z.array(z.object({ name: z.string(), document: z.unknown() })),
  attached: z.array(z.string()),
  tags: z.record(z.string(), z.string()),
};
const ACCESS_KEY = z.object({
  id: z.string(),
  status: z.string(),
  createdAt: z.string(),
  lastUsed: z.string().exactOptional(),
});
export const ACCOUNT = z.object({
  id: z.string(),
  partition: z.string(),
  alias: z.string().exactOptional(),
  samlProviders: z.array(
    z.object({
      arn: z.string(),
      metadata: z.string(),
      validUntil: z.string().exactOptional(),
      tags: z.record(z.string(), z.string()).exactOptional(),
    }),
  ),
  roles: z.array(
    z.object({
      ...PRINCIPAL,
      trust: z.unknown(),
      maxSessionSeconds: z.number().exactOptional(),
      description: z.string().exactOptional(),
      lastUsed: z.string().exactOptional(),
      createdAt: z.string().exactOptional(),
    }),
  ),
  users: z.array(z.object({ ...PRINCIPAL, groups: texts, keys: z.array(ACCESS_KEY).exactOptional() })),
  policies: z.array(z.object({ arn: z.string(), document: z.unknown() })),
});
/** The form of a snapshot; docs/schema has it as JSON Schema. */
export const SNAPSHOT = z.object({
  version: z.literal(SNAPSHOT_VERSION),
  takenAt: z.string(),
  okta: z.object({
    org: z.string(),
    apps: z.array(APP),
    groups: z.array(GROUP),
    rules: z.array(RULE),
    policies: z.array(POLICY),
    admins: z.array(ADMIN).exactOptional(),
    machines: z.array(MACHINE).exactOptional(),
    log: z.array(LOG_ENTRY).exactOptional(),
  }),
  accounts: z.array(ACCOUNT),
  organization: z.array(z.object({ id: z.string(), name: z.string(), status: z.string() })).exactOptional(),
  unread: z.array(z.object({ where: z.string(), what: z.string(), reason: z.string() })),
});

/** Why a file is not a snapshot. */
export class NotASnapshot extends Error {}

/** What `federation snapshot` wrote, each part in its form. @throws NotASnapshot */
export function parseSnapshot(json: unknown): Snapshot {
  const parsed = SNAPSHOT.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.') ?? '';
  throw new NotASnapshot(
    place === 'version'
      ? 'is a snapshot of another version: take it again'
      : `is not a snapshot: ${place === '' ? '' : `${place}: `}${issue?.message ?? ''}`,
  );
}
