import type { AdoptedRoleYaml, Draft, DraftAccount, Placed, RoleYaml } from './draft';
import { sortedEntries } from './entries';
import { fullRoleNames, roleNameText } from './full-role-names';
import { keyOf } from './merge-roles';

/** Keys that say how a role and its group are called. */
const EXISTING_KEYS = ['roleName', 'groupName', 'groupDescription', 'group', 'path', 'trust', 'unreachable'] as const;
export type ExistingKey = (typeof EXISTING_KEYS)[number];

/** A role of an account, made or adopted, that has a role group. */
export interface RoleWithGroup {
  readonly account: DraftAccount;
  readonly key: string;
  /** Full name in IAM. */
  readonly name: string;
  readonly place: Placed<unknown>;
  readonly keys: Readonly<Partial<Record<ExistingKey, Placed<unknown>>>>;
  readonly adopted: boolean;
}

/** None whose name is changing: there are two of these, and the constructs look at the one in use. */
export function rolesWithGroups(draft: Draft): RoleWithGroup[] {
  return draft.accounts.flatMap((account) => {
    const made = account.roles.flatMap((role): RoleWithGroup[] => {
      const [current, former] = fullRoleNames(draft, account, role);
      if (former !== undefined) return [];
      const place = role.layers.at(-1) ?? role.layers[0];
      const keys = Object.fromEntries(
        EXISTING_KEYS.flatMap((key) => {
          const found = keyOf<keyof RoleYaml>(role, key);
          return found === undefined ? [] : [[key, found]];
        }),
      );
      return [{ account, key: role.role, name: roleNameText(current), place, keys, adopted: false }];
    });
    if (account.yaml.retired === true) return made;
    const adopted = sortedEntries<AdoptedRoleYaml>(account.yaml.adopt)
      .filter(([, { release }]) => release === undefined)
      .map(([name, value]): RoleWithGroup => {
        const path = ['adopt', name];
        const entries = Object.entries(value).flatMap(([key, each]) =>
          EXISTING_KEYS.some((known) => known === key)
            ? [[key, { file: account.file, path: [...path, key], value: each }]]
            : [],
        );
        const keys = Object.fromEntries(entries) as RoleWithGroup['keys'];
        return { account, key: name, name, place: { file: account.file, path, value }, keys, adopted: true };
      });
    return [...made, ...adopted];
  });
}
