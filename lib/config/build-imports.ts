import type { ImportsYaml, Partially } from './draft';
import { defined, sortedEntries } from './entries';
import type { AccountImports, Imports, OktaImports } from './imports-model';

/** What is taken over; only for a file without problems. */
export function buildImports({ okta, accounts }: Partially<ImportsYaml>): Imports {
  return {
    okta: oktaImports(okta),
    accounts: new Map(sortedEntries(accounts).map(([id, account]) => [id, accountImports(account)])),
  };
}

type OktaYaml = NonNullable<Partially<ImportsYaml>['okta']>;
type AccountYaml = NonNullable<NonNullable<Partially<ImportsYaml>['accounts']>[string]>;

function oktaImports({ assignments, managementGroups, keptRules, ...ids }: OktaYaml = {}): OktaImports {
  return {
    ...present(ids),
    assignments: defined(assignments).map(({ group = '', priority = 0 }) => ({ group, priority })),
    managementGroups: new Map(sortedEntries(managementGroups)),
    keptRules: new Map(sortedEntries(keptRules)),
  };
}

function accountImports({ roles, adopt, provisioningUser = {}, ...ids }: AccountYaml): AccountImports {
  const { keys, ...user } = provisioningUser;
  return {
    ...present(ids),
    roles: new Map(
      sortedEntries(roles).map(([key, { inlinePolicies, ...role }]) => [
        key,
        { ...present(role), inlinePolicies: defined(inlinePolicies) },
      ]),
    ),
    adopted: new Map(sortedEntries(adopt).map(([name, group]) => [name, present(group)])),
    provisioningUser: { ...present(user), keys: new Map(sortedEntries(keys) as ['a' | 'b', string][]) },
  };
}

type Present<T> = { readonly [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Without the keys that have no value. */
function present<T extends object>(ids: T): Present<T> {
  return Object.fromEntries(Object.entries(ids).filter(([, id]) => id !== undefined)) as Present<T>;
}
