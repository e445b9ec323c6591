import type { Access, App, GroupRule, ManagementGroup, Role, RoleGroup, SamlProvider } from '../access';
import type { LiveApp, LiveGroup, Snapshot } from '../live/snapshot';
import { memo, memoPair } from '../review/memo';
import { groupBy } from '../review/order';
import { known } from '../review/read';
import { liveIndex, roleKey } from './live';

type DeclaredGroup = RoleGroup | ManagementGroup;

/** The declared side, found by what things are called in Okta and AWS. */
export interface DeclaredIndex {
  /** Role groups and management groups. */
  readonly groups: ReadonlyMap<string, DeclaredGroup>;
  readonly roleGroups: ReadonlyMap<string, RoleGroup>;
  readonly rules: ReadonlyMap<string, GroupRule>;
  /** By {@link roleKey}. */
  readonly roles: ReadonlyMap<string, Role>;
  readonly providers: ReadonlyMap<string, SamlProvider>;
  /** Addresses of the SAML providers of an account, where the account's acceptances are. */
  readonly placesOf: ReadonlyMap<string, readonly string[]>;
  /** Ids of every account that is declared, retired ones too. */
  readonly accounts: readonly string[];
}

export const declaredIndex = memo((declared: Access): DeclaredIndex => {
  const { roleGroups, managementGroups, rules, roles, samlProviders, connectedAccounts = [] } = declared;
  const accountOf = ({ accountId }: Role | SamlProvider) => known(accountId) ?? '';
  return {
    groups: new Map([...managementGroups, ...roleGroups].map((group) => [group.name, group])),
    roleGroups: new Map(roleGroups.map((group) => [group.name, group])),
    rules: new Map(rules.map((rule) => [rule.name, rule])),
    roles: new Map(roles.map((role) => [roleKey(accountOf(role), role.name), role])),
    providers: new Map(
      samlProviders.flatMap((provider) => {
        const arn = known(provider.arn);
        return arn === undefined ? [] : [[arn, provider] as const];
      }),
    ),
    placesOf: new Map(
      [...groupBy(samlProviders, accountOf)].map(([id, list]) => [id, list.map(({ address }) => address)]),
    ),
    accounts: [...new Set([...connectedAccounts, ...[...roles, ...samlProviders].map(accountOf)])]
      .filter((id) => id !== '')
      .sort(),
  };
});

/** Where acceptances for the whole org are: at the apps. */
export function orgPlaces({ apps }: Access): string[] {
  return apps.map(({ address }) => address);
}

export function accountPlaces(declared: Access, id: string): readonly string[] {
  return declaredIndex(declared).placesOf.get(id) ?? [];
}

/** The group that is there for a declared one: by id, else by name among the groups that it can be. */
export function liveGroupOf({ name, id, mastered }: DeclaredGroup, snapshot: Snapshot): LiveGroup | undefined {
  const { groups, groupsNamed } = liveIndex(snapshot);
  if (id !== undefined) return groups.get(id);
  const isApp = ({ type }: LiveGroup) => type === 'APP_GROUP';
  return (groupsNamed.get(name) ?? []).find(
    (group) => mastered === 'unknown' || mastered === undefined || isApp(group) === (mastered === 'elsewhere'),
  );
}

/** Id of a live group → the declared group that it is. */
export const declaredById = memoPair((declared: Access, snapshot: Snapshot): ReadonlyMap<string, DeclaredGroup> => {
  const all = [...declaredIndex(declared).groups.values()];
  return new Map(
    all.flatMap((group) => {
      const there = liveGroupOf(group, snapshot);
      return there === undefined ? [] : [[there.id, group] as const];
    }),
  );
});

export interface AppPair {
  readonly app: App;
  readonly there: LiveApp;
}

/** Declared apps with the ones that are there: by id, else by label. */
export const appPairs = memoPair((declared: Access, { okta }: Snapshot): readonly AppPair[] =>
  declared.apps.flatMap((app) => {
    const there = okta.apps.find(({ id, label }) => (app.id === undefined ? label === app.label : id === app.id));
    return there === undefined ? [] : [{ app, there }];
  }),
);
