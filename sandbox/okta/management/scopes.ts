/** First part of a path below `/api/v1` → the scopes' resource. @see https://developer.okta.com/docs/api/oauth2/ */
const RESOURCES: ReadonlyMap<string, string> = new Map([
  ['groups', 'groups'],
  ['apps', 'apps'],
  ['policies', 'policies'],
  ['users', 'users'],
  ['zones', 'networkZones'],
  ['org', 'orgs'],
  ['iam', 'roles'],
  ['api-tokens', 'apiTokens'],
  ['logs', 'logs'],
]);
/** `/meta/schemas/…` and `/meta/types/…` */
const META: ReadonlyMap<string, string> = new Map([
  ['schemas', 'schemas'],
  ['types', 'userTypes'],
]);

/**
 * The scope that a call needs. Reading needs `read` and changing needs `manage`, each by its own name: whether Okta lets
 * `manage` read as well is not promised, so nothing here relies on it.
 * @param path below `/api/v1`, e.g. `/groups/00g1`
 */
export function neededScope(method: string, path: string): string | undefined {
  const [first = '', second = '', third = ''] = path.split('/').slice(1);
  // Roles of a person or group, and grants of an app, have scopes of their own.
  const kind = method === 'GET' || method === 'HEAD' ? 'read' : 'manage';
  if ((first === 'users' || first === 'groups') && third === 'roles') return `okta.roles.${kind}`;
  if (first === 'apps' && third === 'grants') return `okta.appGrants.${kind}`;
  const resource = first === 'meta' ? META.get(second) : RESOURCES.get(first);
  if (resource === undefined) return undefined;
  return `okta.${resource}.${kind}`;
}

/** Every scope that something here asks for. */
export const KNOWN_SCOPES: ReadonlySet<string> = new Set(
  [...RESOURCES.values(), ...META.values(), 'appGrants'].flatMap((resource) => [
    `okta.${resource}.read`,
    `okta.${resource}.manage`,
  ]),
);
