/** First part of a path below `/api/v1` → the scopes' resource. @see https://developer.okta.com/docs/api/oauth2/ */
const RESOURCES: ReadonlyMap<string, string> = new Map([
  ['groups', 'groups'],
  ['apps', 'apps'],
  ['policies', 'policies'],
  ['users', 'users'],
  ['zones', 'networkZones'],
  ['org', 'orgs'],
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
  const [first = '', second = ''] = path.split('/').slice(1);
  const resource = first === 'meta' ? META.get(second) : RESOURCES.get(first);
  if (resource === undefined) return undefined;
  return `okta.${resource}.${method === 'GET' || method === 'HEAD' ? 'read' : 'manage'}`;
}

/** Every scope that something here asks for. */
export const KNOWN_SCOPES: ReadonlySet<string> = new Set(
  [...RESOURCES.values(), ...META.values()].flatMap((resource) => [`okta.${resource}.read`, `okta.${resource}.manage`]),
);
