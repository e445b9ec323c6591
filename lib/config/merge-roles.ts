import type { AccountYaml, DraftRole, FederationYaml, Placed, RoleYaml, Written } from './draft';
import { sortedEntries } from './entries';

/** The roles of an account: the organization's without those it does not want, and its own over them. */
export function mergeRoles(federation: Written<FederationYaml>, account: Written<AccountYaml>): DraftRole[] {
  if (account.yaml.retired === true) return [];
  const without = new Set(account.yaml.without);
  const layers = new Map<string, [Placed<RoleYaml>, ...Placed<RoleYaml>[]]>();
  for (const [role, value] of sortedEntries(federation.yaml.roles))
    if (!without.has(role)) layers.set(role, [{ file: federation.file, path: ['roles', role], value }]);
  for (const [role, value] of sortedEntries(account.yaml.roles)) {
    const own = { file: account.file, path: ['roles', role], value };
    const below = layers.get(role);
    layers.set(role, below ? [...below, own] : [own]);
  }
  return sortedEntries(Object.fromEntries(layers)).map(([role, both]) => ({ role, layers: both }));
}

/** The value of a key that an account's layer replaces, and where it is written. */
export function keyOf<Key extends keyof RoleYaml>(
  { layers }: DraftRole,
  key: Key,
): Placed<NonNullable<RoleYaml[Key]>> | undefined {
  const layer = layers.findLast(({ value }) => value[key] !== undefined);
  return layer && keyInLayers({ layers: [layer] }, key)[0];
}

/** The values of a key that an account's layer adds to, the organization's first. */
export function keyInLayers<Key extends keyof RoleYaml>(
  { layers }: Pick<DraftRole, 'layers'>,
  key: Key,
): Placed<NonNullable<RoleYaml[Key]>>[] {
  const found: Placed<NonNullable<RoleYaml[Key]>>[] = [];
  for (const { file, path, value: layer } of layers) {
    const value = layer[key];
    if (value !== undefined) found.push({ file, path: [...path, key], value });
  }
  return found;
}
