import { accountName } from '../../naming/account-name';
import { roleNamePart } from '../../naming/role-name';
import type { Check } from '../check';
import type { Draft } from '../draft';
import { sortedEntries } from '../entries';
import { keyOf } from '../merge-roles';
import type { Path } from '../path';
import { refusal } from '../refusal';
import { identityProviderOf } from '../renamed';
import { writtenRoles } from '../written-places';

/** A former name is one that nothing has any more, and all names of a role that change are at the same step. */
export const renames: Check = (draft, complain) => {
  const { federation, accounts, managementGroups } = draft;
  const provider = federation.yaml.identityProvider;
  const given = (file: string, path: Path, key: string, names: Names, taken: () => readonly string[]) => {
    const { formerly, switched } = names;
    if (formerly === undefined) {
      if (switched !== undefined)
        complain(file, [...path, 'switched'], {
          value: switched,
          requirement: 'needs formerly: nothing changes its name here',
          remedy: 'delete switched, or write formerly with the name until now',
          on: 'key',
        });
      return;
    }
    if (formerly === key || taken().includes(formerly))
      complain(file, [...path, 'formerly'], {
        value: formerly,
        requirement: `${JSON.stringify(formerly)} still exists, so nothing was renamed from it`,
        remedy: 'write the name that this had before, or delete formerly',
      });
  };

  if (typeof provider === 'object')
    given(federation.file, ['identityProvider'], provider.name ?? '', provider, () => []);
  const accountNames = accounts.map(({ yaml }) => yaml.name ?? '');
  for (const { file, yaml } of accounts) {
    given(file, [], yaml.name ?? '', yaml, () => accountNames);
    const { formerly } = yaml;
    const refused = formerly === undefined ? undefined : refusal(() => accountName(formerly));
    if (refused) complain(file, ['formerly'], refused);
    if (formerly !== undefined && yaml.retired === true)
      complain(file, ['formerly'], {
        value: formerly,
        requirement: 'has no effect: a retired account has no roles to rename',
        remedy: 'delete formerly',
        on: 'key',
      });
  }
  for (const { file, path, value: role } of writtenRoles(draft)) {
    const key = String(path.at(-1));
    given(file, path, key, role, () => rolesBesides(draft, file, key));
    const { formerly } = role;
    const refused = formerly === undefined ? undefined : refusal(() => roleNamePart('role', formerly));
    if (refused) complain(file, [...path, 'formerly'], refused);
  }
  const groups = sortedEntries(managementGroups.yaml);
  for (const [key, group] of groups)
    given(managementGroups.file, [key], key, { formerly: group.formerly, switched: undefined }, () =>
      groups.map(([other]) => other),
    );

  sameStep(draft, complain);
};

interface Names {
  readonly formerly?: string | undefined;
  readonly switched?: boolean | undefined;
}

/** Keys of roles that exist where a role is written: those of the organization, and those of the same account. */
function rolesBesides({ federation, accounts }: Draft, file: string, key: string): string[] {
  const organization = Object.keys(federation.yaml.roles ?? {});
  const everywhere = file === federation.file ? accounts : accounts.filter((account) => account.file === file);
  return [...organization, ...everywhere.flatMap(({ yaml }) => Object.keys(yaml.roles ?? {}))].filter(
    (role) => role !== key,
  );
}

/** Okta's group names a role by one name, so all its parts switch together. */
function sameStep({ federation, accounts }: Draft, complain: Parameters<Check>[1]): void {
  const provider = identityProviderOf(federation.yaml);
  for (const { file, yaml, roles } of accounts) {
    const common = [provider, { formerly: yaml.formerly, switched: yaml.switched ?? true }].filter(isChanging);
    const of = roles.map((role) => ({
      formerly: keyOf(role, 'formerly')?.value,
      switched: keyOf(role, 'switched')?.value ?? true,
    }));
    const steps = [...common, ...of.filter(isChanging)].map(({ switched }) => switched);
    if (common.length > 0 && new Set(steps).size > 1)
      complain(file, ['name'], {
        value: yaml.name,
        requirement: 'names that make up one role name are changing, and only some of them are switched',
        remedy: 'finish one change first, or write the same value of switched for all of them',
      });
  }
}

function isChanging({ formerly }: { readonly formerly: string | undefined }): boolean {
  return formerly !== undefined;
}
