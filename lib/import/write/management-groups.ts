import type { LiveGroup } from '../../live/snapshot';
import { InvalidName } from '../../naming/invalid-name';
import { managementGroupName } from '../../naming/management-group-name';
import { freeName, plainName } from './texts';

export interface NamedGroup {
  readonly key: string;
  readonly group: LiveGroup;
}

/**
 * Groups that rules read, by the key that the configuration calls them. All are somebody else's: looked up by id, never
 * changed. Those whose names the configuration can't have stay ids in their rules.
 */
export function managementGroups(groups: readonly LiveGroup[]): NamedGroup[] {
  const taken = new Set<string>();
  const byId = new Map(groups.map((group) => [group.id, group]));
  return [...byId.values()]
    .filter(({ name }) => isLegalName(name))
    .sort((a, b) => (a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1))
    .map((group) => ({
      key: freeName(isKey(group.name) ? group.name : `group-${plainName(group.name)}`, taken),
      group,
    }));
}

/** Whether a name can be written in an expression as `${name}`, and be a key of the file. */
function isKey(name: string): boolean {
  return !/[${}"\\\p{C}]/u.test(name) && !Object.hasOwn(Object.prototype, name);
}

/** Whether the configuration can have a management group of this name. */
export function isLegalName(name: string): boolean {
  try {
    managementGroupName(name);
    return true;
  } catch (error) {
    if (error instanceof InvalidName) return false;
    throw error;
  }
}

/** `management-groups.yaml` */
export function managementGroupsYaml(groups: readonly NamedGroup[]): Record<string, object> {
  return Object.fromEntries(
    groups.map(({ key, group: { id, name, type } }) => [
      key,
      {
        name: key === name ? undefined : name,
        existing: true,
        // Okta has one such group in every org, and it is found by its name.
        id: type === 'BUILT_IN' ? undefined : id,
        type: type === 'APP_GROUP' ? 'directory' : undefined,
      },
    ]),
  );
}
