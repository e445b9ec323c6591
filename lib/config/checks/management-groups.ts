import { GROUP_DESCRIPTION_CHARACTERS } from '../../naming/limits';
import { managementGroupName } from '../../naming/management-group-name';
import { oktaLogin, roleSessionName } from '../../naming/role-session-name';
import { sessionNameOf } from '../../naming/user-name-format';
import type { Check } from '../check';
import { DEFAULTS } from '../defaults';
import { sortedEntries } from '../entries';
import { refusal } from '../refusal';

/** Okta: ids of groups. */
const GROUP_ID = /^00g[A-Za-z0-9]{17}$/;

/** What Okta refuses in a group, and what would change a group that something else owns. */
export const managementGroups: Check = ({ managementGroups: { file, yaml }, federation }, complain) => {
  const format = federation.yaml.okta?.app?.userName ?? DEFAULTS.userName;
  const seen = new Map<string, string>();
  for (const name of Object.keys(yaml).sort()) {
    const refused = refusal(() => managementGroupName(name, federation.yaml.okta?.app?.groupPrefix));
    if (refused) complain(file, [name], { ...refused, on: 'key' });
    const other = seen.get(name.toLowerCase());
    if (other === undefined) seen.set(name.toLowerCase(), name);
    else
      complain(file, [name], {
        value: name,
        requirement: `differs from ${JSON.stringify(other)} by case only`,
        remedy: 'rename one of them',
        on: 'key',
      });
  }
  for (const [name, { description, existing, id, members, type }] of sortedEntries(yaml)) {
    existingGroup(name, { existing, id, type });
    if (existing === true || existing === 'released')
      for (const [key, value] of Object.entries({ description, members }))
        if (value !== undefined)
          complain(file, [name, key], {
            value,
            requirement: 'would change a group that something else owns',
            remedy: `delete ${key}, or existing`,
            on: 'key',
          });
    if (description !== undefined && description.length > GROUP_DESCRIPTION_CHARACTERS)
      complain(file, [name, 'description'], {
        value: description,
        requirement: `has ${description.length} characters, Okta allows ${GROUP_DESCRIPTION_CHARACTERS}`,
        remedy: 'shorten it',
      });
    const logins = new Set<string>();
    for (const [i, login] of (typeof members === 'object' ? members : []).entries()) {
      if (login === undefined) continue;
      const complaint = logins.has(login.toLowerCase())
        ? { value: login, requirement: 'is a member already', remedy: 'delete it here' }
        : refusal(() => checkLogin(login, format));
      if (complaint) complain(file, [name, 'members', i], complaint);
      logins.add(login.toLowerCase());
    }
  }

  function existingGroup(
    name: string,
    {
      existing,
      id,
      type,
    }: { existing?: boolean | 'released' | undefined; id?: string | undefined; type?: string | undefined },
  ): void {
    if (existing !== true) {
      for (const [key, value] of Object.entries({ id, type }))
        if (value !== undefined)
          complain(file, [name, key], {
            value,
            requirement: 'is for a group that exists already',
            remedy: `write "existing: true", or delete ${key}`,
            on: 'key',
          });
      return;
    }
    if (id !== undefined && !GROUP_ID.test(id))
      complain(file, [name, 'id'], {
        value: id,
        requirement: 'needs the id of an Okta group, 00g and 17 letters or digits',
        remedy: 'copy it from the address of the group’s page in Okta',
      });
    if (type === 'directory' && id === undefined)
      complain(file, [name, 'type'], {
        value: type,
        requirement: 'needs an id: several directories may have a group of one name',
        remedy: 'add "id: 00g…" of the group that is meant',
      });
  }
};

/** The name that AWS gets has to be one it takes; where another attribute makes it, only Okta knows it. */
function checkLogin(login: string, format: string): void {
  const name = sessionNameOf(login, format);
  if (name === undefined) oktaLogin(login);
  else roleSessionName(name);
}
