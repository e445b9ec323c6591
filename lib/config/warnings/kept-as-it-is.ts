import type { Check } from '../check';
import { DEFAULTS } from '../defaults';
import { applyGroupFilter, groupFilterText } from '../../naming/group-filter';
import { sortedEntries } from '../entries';
import { groupNamingOf } from '../group-naming';
import { refusal } from '../refusal';
import { namesOf } from '../written-names';
import { type ExistingKey, rolesWithGroups } from '../roles-with-groups';

/** What is unusual about a role, and the way to the usual form. */
const ROLE: Readonly<Partial<Record<ExistingKey, readonly [requirement: string, remedy: string]>>> = {
  roleName: [
    'the role keeps a name of its own',
    'a new role with the usual name takes over: add it, move the grants, then delete this one',
  ],
  groupName: [
    'the role group keeps a name of its own',
    'once groupFilter matches both names, delete groupName: the group is renamed in place',
  ],
  group: ['the role group is somebody else’s, who decides about its members', 'delete group, so that one is made here'],
  path: [
    'the role keeps a path of its own',
    'a new role with the usual path takes over: add it, move the grants, then delete this one',
  ],
  trust: [
    'the trust policy is kept to the letter',
    'delete trust: our statement alone is written, and everybody else is left out',
  ],
  unreachable: ['nobody can assume the role by the app', 'correct roleValuePattern or the role, or delete it'],
};

/** A pattern that can't be used is refused by a check of its own. */
function countsAsRoleGroup(name: string, groupFilter: string): boolean {
  let matches = false;
  refusal(() => (matches = applyGroupFilter(name, groupFilter) !== undefined));
  return matches;
}

/** Kept oddities stay seen until they are gone. */
export const keptAsItIs: Check = (draft, warn) => {
  const { file, yaml } = draft.federation;
  const { app = {} } = yaml.okta ?? {};
  const report = (path: readonly (string | number)[], value: unknown, requirement: string, remedy: string) => {
    warn(file, ['okta', 'app', ...path], { value, requirement: `${requirement}: kept as it is`, remedy });
  };
  const { groupFilter, roleValuePattern, joinAllRoles, appFilter, loginUrl } = app;
  if (groupFilter !== undefined && groupFilter !== 'hash')
    report(
      ['groupFilter'],
      typeof groupFilter === 'string' ? groupFilter : groupFilter.pattern,
      'the group filter has not the form of this product',
      'a pattern that matches both forms, then groupName of the new form, then "hash"; docs/changing.md',
    );
  if (roleValuePattern !== undefined)
    report(
      ['roleValuePattern'],
      roleValuePattern,
      'the role value pattern is written by hand',
      'delete it once all roles have rolePath',
    );
  if (joinAllRoles === false)
    report(['joinAllRoles'], false, 'roles that were picked by hand do not count', 'delete it');
  if (appFilter !== undefined && appFilter !== DEFAULTS.appFilter)
    report(
      ['appFilter'],
      appFilter,
      'anyone who may create groups in a directory can grant roles',
      'let Okta master the role groups, then delete it',
    );
  if (loginUrl !== undefined) report(['loginUrl'], loginUrl, 'people land on a page of its own', 'delete it');
  const filter = groupFilterText(groupNamingOf(yaml));
  for (const { path, name, id } of namesOf(app.assignedTo))
    if (id !== undefined && countsAsRoleGroup(name, filter))
      report(
        ['assignedTo', ...path],
        name,
        'has the app, and the group filter takes it for a role group, though no role here has it: anyone who is in it gets the role that its name says, if an account has that role and trusts the app',
        'write the role, or delete it and the group once nobody needs it',
      );
    else
      report(
        ['assignedTo', ...path],
        name,
        'has the app besides the groups of this configuration',
        'delete it once everybody who needs the app is in a management group',
      );
  for (const [key] of sortedEntries(yaml.keptRules))
    warn(file, ['keptRules', key], {
      value: undefined,
      requirement: 'is a group rule that is kept to the letter: nobody here knows whom its expression means',
      remedy: 'write grantedTo for its role groups, apply, then delete it',
      on: 'key',
    });
  if (yaml.provisioningUser?.existing === true)
    warn(file, ['provisioningUser', 'existing'], {
      value: true,
      requirement: 'the provisioning user is kept as it is, with its policies and keys',
      remedy: 'delete existing, so that one is made here, and give Okta its key',
    });
  for (const account of draft.accounts)
    if (account.yaml.samlProvider !== undefined)
      warn(account.file, ['samlProvider'], {
        value: account.yaml.samlProvider,
        requirement: 'whose metadata the SAML provider trusts is not decided here',
        remedy: 'delete it and import the provider by imports.yaml',
      });
  for (const { keys } of rolesWithGroups(draft))
    for (const [key, [requirement, remedy]] of Object.entries(ROLE)) {
      const found = keys[key as ExistingKey];
      if (found !== undefined && !(key === 'path' && found.value === (yaml.rolePath ?? DEFAULTS.rolePath)))
        warn(found.file, found.path, {
          value: typeof found.value === 'string' ? found.value : undefined,
          requirement,
          remedy,
        });
    }
};
