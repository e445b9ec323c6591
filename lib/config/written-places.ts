import type { AdoptedRoleYaml, Draft, Placed, RoleYaml } from './draft';
import { sortedEntries } from './entries';

/** Every role as it is written, the organization's once and not for each account. */
export function writtenRoles({ federation, accounts }: Pick<Draft, 'federation' | 'accounts'>): Placed<RoleYaml>[] {
  return [federation, ...accounts].flatMap(({ file, yaml }) =>
    sortedEntries(yaml.roles).map(([role, value]) => ({ file, path: ['roles', role], value })),
  );
}

/** Every adopted role. */
export function writtenAdopted({ accounts }: Draft): Placed<AdoptedRoleYaml>[] {
  return accounts.flatMap(({ file, yaml }) =>
    sortedEntries(yaml.adopt).map(([name, value]) => ({ file, path: ['adopt', name], value })),
  );
}

/** A grant, written as a name or as a mapping. */
export interface WrittenGrant {
  readonly group: string | undefined;
  readonly until: string | undefined;
}

/** Every grant of a role or adopted role. Its path leads to the list's entry; `name` to the group's name in it. */
export function writtenGrants(
  roles: readonly Placed<Pick<RoleYaml, 'grantedTo'>>[],
): (Placed<WrittenGrant> & { readonly name: Placed<string | undefined> })[] {
  return roles.flatMap(({ file, path, value: { grantedTo = [] } }) =>
    grantedTo.flatMap((grant, i) => {
      if (grant === undefined) return [];
      const at = [...path, 'grantedTo', i];
      const { group, until } = typeof grant === 'string' ? { group: grant, until: undefined } : grant;
      const namePath = typeof grant === 'string' ? at : [...at, 'group'];
      return [{ file, path: at, value: { group, until }, name: { file, path: namePath, value: group } }];
    }),
  );
}
