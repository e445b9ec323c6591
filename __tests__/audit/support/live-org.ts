import { createHash } from 'node:crypto';
import { readAccess, type Access, type Role } from '../../../lib/access';
import { readLiveStates } from '../../../lib/documents';
import type { Audited } from '../../../lib/audit/model';
import { asStates } from '../../../lib/live/as-states';
import { parseSnapshot } from '../../../lib/live/parse-snapshot';
import type { LiveAccount, LiveGroup, LivePerson, LiveRole, Snapshot } from '../../../lib/live/snapshot';

/** A value of which a test may change everything. */
export type Draft<T> = T extends readonly (infer E)[]
  ? Draft<E>[]
  : T extends object
    ? { -readonly [K in keyof T]: Draft<T[K]> }
    : T;

export const NOW = '2026-06-01T02:00:00.000Z';
export const TODAY = '2026-06-01';

/** Certificates are compared by their bytes; what is in them matters to nobody here. */
export const CERTIFICATES = { ours: 'T3VyIGNlcnRpZmljYXRl', next: 'VGhlIG5leHQgb25l', foreign: 'U29tZWJvZHkgZWxzZQ==' };

export function metadata(...certificates: readonly string[]): string {
  const keys = certificates.map((text) => `<ds:X509Certificate>${text}\n</ds:X509Certificate>`).join('');
  return `<md:EntityDescriptor entityID="http://www.okta.com/exk1">${keys}</md:EntityDescriptor>`;
}

export function thumbprint(certificate: string): string {
  return createHash('sha256').update(Buffer.from(certificate, 'base64')).digest('base64url');
}

/**
 * What a snapshot shows right after the declared configuration was applied: one person in each management group, whom the
 * rules put into the role groups, everything used yesterday.
 */
export function liveOrg(declared: Access): Draft<Snapshot> {
  const names = [...new Set([...declared.managementGroups, ...declared.roleGroups].map(({ name }) => name))].sort();
  const idOf = new Map(names.map((name, i) => [name, `00g${String(i).padStart(4, '0')}`]));
  const id = (name: string): string => idOf.get(name) ?? `00g-${name}`;
  const people = new Map<string, LivePerson[]>();
  for (const [i, { name, members = [] }] of declared.managementGroups.entries())
    people.set(
      name,
      [`person-${String(i)}@mueller-tech.com`, ...members].map((login) => ({
        id: `00u-${login}`,
        login,
        status: 'ACTIVE',
      })),
    );
  for (const rule of declared.rules)
    for (const target of known(rule.targets))
      for (const source of known(rule.reads))
        people.set(target, [...new Set([...(people.get(target) ?? []), ...(people.get(source) ?? [])])]);
  const signing = metadata(CERTIFICATES.ours);
  return structuredClone({
    version: 1,
    takenAt: NOW,
    okta: {
      org: 'mueller-tech.okta.com',
      apps: declared.apps.map((app) => ({
        id: '0oa0001',
        label: app.label,
        status: 'ACTIVE',
        settings: { ...known(app.settings) },
        secretSettings: [],
        userNameTemplate: '${source.login}',
        kid: 'kid-1',
        keys: [{ kid: 'kid-1', expiresAt: '2036-01-01T00:00:00.000Z', thumbprint: thumbprint(CERTIFICATES.ours) }],
        metadata: signing,
        policyId: 'rst0001',
        groups: (app.assigned?.groups ?? []).map((name, priority) => ({ groupId: id(name), priority, samlRoles: [] })),
        people: [],
      })),
      groups: names.map((name): LiveGroup => ({
        id: id(name),
        name,
        type: 'OKTA_GROUP',
        people: people.get(name) ?? [],
      })),
      rules: declared.rules.map((rule, i) => ({
        id: `0pr${String(i).padStart(4, '0')}`,
        name: rule.name,
        status: 'ACTIVE',
        expression: `isMemberOfAnyGroup(${known(rule.reads)
          .map((name) => `"${id(name)}"`)
          .join(',')})`,
        targets: known(rule.targets).map(id),
        excludedUsers: [],
        excludedGroups: [],
      })),
      policies: [{ id: 'rst0001', name: 'Any two factors', rules: [signOnRule('2FA')] }],
      admins: [],
      machines: [],
      log: [],
    },
    accounts: accountsOf(declared, signing),
    unread: [],
  } satisfies Snapshot) as unknown as Draft<Snapshot>;
}

export function signOnRule(factorMode: string) {
  const appSignOn = { access: 'ALLOW', verificationMethod: { type: 'ASSURANCE', factorMode } };
  return { name: 'Catch-all Rule', status: 'ACTIVE', actions: { appSignOn }, conditions: null };
}

function accountsOf(declared: Access, signing: string): LiveAccount[] {
  const ids = [...new Set(declared.samlProviders.map(({ accountId }) => known(accountId)))].sort();
  return ids.map((id) => ({
    id,
    partition: 'aws',
    samlProviders: declared.samlProviders
      .filter(({ accountId }) => known(accountId) === id)
      .map(({ arn }) => ({ arn: known(arn), metadata: signing, validUntil: '2036-01-01T00:00:00.000Z' })),
    roles: declared.roles.filter(({ accountId }) => known(accountId) === id).map((role) => roleOf(role, id)),
    users: declared.users
      .filter(({ accountId }) => known(accountId) === id)
      .map(({ name }) => ({
        arn: `arn:aws:iam::${id}:user/okta/${name}`,
        name,
        path: '/okta/',
        inline: [],
        attached: [],
        tags: {},
        groups: [],
        keys: [
          {
            id: 'AKIAEXAMPLE1',
            status: 'Active',
            createdAt: '2026-05-01T00:00:00.000Z',
            lastUsed: '2026-05-31T00:00:00.000Z',
          },
        ],
      })),
    policies: [],
  }));
}

function roleOf(role: Role, account: string): LiveRole {
  return {
    arn: 'known' in role.arn ? role.arn.known : `arn:aws:iam::${account}:role/${role.name}`,
    name: role.name,
    path: role.path,
    ...(role.permissionsBoundary === undefined ? {} : { permissionsBoundary: role.permissionsBoundary }),
    inline: role.policies
      .filter(({ name }) => !name.startsWith('arn:'))
      .map(({ name, document }) => ({ name, document })),
    attached: role.policies.flatMap(({ name }) => (name.startsWith('arn:') ? [name] : [])),
    tags: {},
    trust: { Version: '2012-10-17', Statement: known(role.trust).map(statement) },
    maxSessionSeconds: role.maxSessionSeconds,
    createdAt: '2025-01-01T00:00:00.000Z',
    lastUsed: '2026-05-31T00:00:00.000Z',
  };
}

function statement({ sid, effect, principals, actions, conditions }: ReturnType<typeof known<Role['trust']>>[number]) {
  const Condition: Record<string, Record<string, readonly string[]>> = {};
  for (const { operator, key, values } of conditions) Condition[operator] = { ...Condition[operator], [key]: values };
  return {
    ...(sid === undefined ? {} : { Sid: sid }),
    Effect: effect,
    Principal: Object.fromEntries(principals.map(({ type, value }) => [type, value])),
    Action: actions,
    Condition,
  };
}

/** The snapshot as the audit gets it, read back from JSON as from its file. */
export function audited(declared: Access, snapshot: Draft<Snapshot>): Audited {
  const read = parseSnapshot(JSON.parse(JSON.stringify(snapshot)));
  return { declared, live: readAccess(readLiveStates(asStates(read))), snapshot: read, today: TODAY };
}

function known<R extends { known: unknown } | { unknown: string }>(read: R): Extract<R, { known: unknown }>['known'] {
  if ('known' in read) return read.known;
  throw new Error(`the configuration of the test has a value that is not known: ${read.unknown}`);
}
