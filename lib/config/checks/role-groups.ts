import { roleArn, samlProviderArn } from '../../naming/arn';
import { assertedRole, means, type RoleMapping } from '../../naming/asserted-role';
import { groupFilterText, matchesInPart, applyGroupFilter } from '../../naming/group-filter';
import type { GroupNaming } from '../../naming/group-naming';
import { compileGroupPattern } from '../../naming/group-pattern';
import { managementGroupName } from '../../naming/management-group-name';
import { rolePath as checkPath } from '../../naming/role-path';
import { roleValuePattern } from '../../naming/role-value-pattern';
import { usualGroupName } from '../../naming/usual-group-name';
import type { Check } from '../check';
import { DEFAULTS } from '../defaults';
import type { Draft } from '../draft';
import { sortedEntries } from '../entries';
import { groupNamingOf } from '../group-naming';
import { refusal } from '../refusal';
import { identityProviderOf } from '../renamed';
import { type RoleWithGroup, rolesWithGroups } from '../roles-with-groups';
import { namesOf } from '../written-names';

/**
 * The group filter and the role value pattern are run over every name that the plan has, in both directions: each role
 * group leads to its role and to no other, and no other group is taken for a role group.
 */
export const roleGroups: Check = (draft, complain) => {
  const { file, yaml } = draft.federation;
  const { app = {} } = yaml.okta ?? {};
  const naming = groupNamingOf(yaml);
  const at = ['okta', 'app'];
  if (typeof naming.filter === 'object') {
    const { pattern } = naming.filter;
    const refused = refusal(() => compileGroupPattern(pattern));
    if (refused) {
      complain(file, [...at, 'groupFilter', 'pattern'], refused);
      return;
    }
  }
  const pattern = app.roleValuePattern;
  if (pattern !== undefined && !/^arn:[^,\s]+,\s?arn:[^,\s]+$/.test(pattern.replaceAll(/\$\{(role|accountid)\}/g, 'x')))
    complain(file, [...at, 'roleValuePattern'], {
      value: pattern,
      requirement: 'needs two ARNs with a comma, and ${accountid} and ${role} in them',
      remedy: 'copy it from the app’s Sign On tab',
    });
  const mapping = mappingOf(draft, naming);
  otherGroups(draft, mapping, complain);
  const seen = new Map<string, string>();
  for (const role of rolesWithGroups(draft)) {
    const name = groupNameOf(role, naming);
    if (name === undefined) continue;
    const place = role.keys['groupName'] ?? role.place;
    const other = seen.get(name.toLowerCase());
    if (other === undefined) seen.set(name.toLowerCase(), `${role.account.file} ${role.key}`);
    else if (role.keys['groupName'] !== undefined)
      complain(place.file, place.path, {
        value: name,
        requirement: `is the role group of ${other}, too`,
        remedy: 'give each role a group of its own',
      });
    leadsThere(role, name, mapping);
  }

  function leadsThere(role: RoleWithGroup, name: string, { groupFilter, roleValuePattern: made }: RoleMapping): void {
    const { partition = DEFAULTS.partition, rolePath = DEFAULTS.rolePath } = yaml;
    const id = role.account.yaml.id ?? '';
    const path = role.keys['path']?.value;
    const wrongPath = typeof path === 'string' ? refusal(() => checkPath(path)) : undefined;
    if (wrongPath && role.keys['path']) complain(role.keys['path'].file, role.keys['path'].path, wrongPath);
    if (wrongPath || role.keys['unreachable'] !== undefined || refusal(() => checkPath(rolePath))) return;
    const own = {
      provider: samlProviderArn(partition, id, identityProviderOf(yaml).name),
      role: roleArn(partition, id, role.name, typeof path === 'string' ? path : rolePath),
    };
    const said = assertedRole(name, { groupFilter, roleValuePattern: made });
    if (said !== undefined && means(said, own) && !matchesInPart(name, groupFilter)) return;
    const place = role.keys['path'] ?? role.keys['groupName'] ?? role.keys['roleName'] ?? role.place;
    complain(place.file, place.path, {
      value: name,
      requirement:
        said === undefined || matchesInPart(name, groupFilter)
          ? `the group filter ${groupFilter} does not match the role group, so Okta would overlook it`
          : role.name.includes(',')
            ? 'leads to a role with a comma in its name, which AWS takes for the end of the ARN, so that nobody gets in'
            : `Okta makes ${said} of the role group, and the role is ${own.provider},${own.role}`,
      remedy:
        'correct groupName, roleName or path here, or groupFilter and roleValuePattern in federation.yaml; write "unreachable: true" to keep a role that nobody can assume',
      on: place === role.place ? 'key' : 'value',
    });
  }
};

function mappingOf({ federation: { yaml } }: Draft, naming: GroupNaming): RoleMapping {
  const { partition = DEFAULTS.partition, rolePath = DEFAULTS.rolePath } = yaml;
  return {
    groupFilter: groupFilterText(naming),
    roleValuePattern:
      yaml.okta?.app?.roleValuePattern ??
      roleValuePattern({ partition, identityProvider: identityProviderOf(yaml).name, rolePath }),
  };
}

/** `undefined` where the name can't be made; another check reports why. */
function groupNameOf({ account, name, keys }: RoleWithGroup, naming: GroupNaming): string | undefined {
  const given = keys['groupName']?.value;
  if (typeof given === 'string') return given;
  let made: string | undefined;
  const parts = { account: account.yaml.name ?? '', role: name, accountId: account.yaml.id ?? '' };
  refusal(() => (made = usualGroupName(naming, parts)));
  return made;
}

/** Members of a group that the filter matches get a role by that alone. */
function otherGroups(draft: Draft, { groupFilter }: RoleMapping, complain: Parameters<Check>[1]): void {
  const refuse = (file: string, path: readonly (string | number)[], name: string, on: 'key' | 'value') => {
    if (applyGroupFilter(name, groupFilter) === undefined) return;
    // Reported by its beginning already.
    if (refusal(() => managementGroupName(name, groupNamingOf(draft.federation.yaml).prefix))) return;
    complain(file, path, {
      value: name,
      requirement: `the group filter ${groupFilter} takes it for a role group: its members would get a role by that alone`,
      remedy: 'rename the group, or write a groupFilter that does not match it',
      on,
    });
  };
  const { file, yaml } = draft.managementGroups;
  for (const [key, { name }] of sortedEntries(yaml))
    refuse(file, name === undefined ? [key] : [key, 'name'], name ?? key, name === undefined ? 'key' : 'value');
  // One that is named by its id exists and is assigned: an import says so, and a warning remains.
  for (const { path, name, id } of namesOf(draft.federation.yaml.okta?.app?.assignedTo))
    if (id === undefined) refuse(draft.federation.file, ['okta', 'app', 'assignedTo', ...path], name, 'value');
}
