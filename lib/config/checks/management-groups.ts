import { managementGroupName } from '../../naming/management-group-name';
import { oktaLogin, roleSessionName } from '../../naming/role-session-name';
import { sessionNameOf } from '../../naming/user-name-format';
import type { Check } from '../check';
import { DEFAULTS } from '../defaults';
import { sortedEntries } from '../entries';
import { refusal } from '../refusal';

/** Okta's limit on a group's description. */
const MAX_DESCRIPTION = 1024;

/** What Okta refuses in a group, and what would change a group that something else owns. */
export const managementGroups: Check = ({ managementGroups: { file, yaml }, federation }, complain) => {
  const format = federation.yaml.okta?.app?.userName ?? DEFAULTS.userName;
  const seen = new Map<string, string>();
  for (const name of Object.keys(yaml).sort()) {
    const refused = refusal(() => managementGroupName(name));
    if (refused) complain(file, [name], { ...refused, on: 'key' });
    const other = seen.get(name.toLowerCase());
    if (other === undefined) seen.set(name.toLowerCase(), name);
    else
      complain(file, [name], {
        value: name,
        rule: `differs from ${JSON.stringify(other)} by case only`,
        remedy: 'rename one of them',
        on: 'key',
      });
  }
  for (const [name, { description, existing, members }] of sortedEntries(yaml)) {
    if (existing === true || existing === 'released')
      for (const [key, value] of Object.entries({ description, members }))
        if (value !== undefined)
          complain(file, [name, key], {
            value,
            rule: 'would change a group that something else owns',
            remedy: `delete ${key}, or existing`,
            on: 'key',
          });
    if (description !== undefined && description.length > MAX_DESCRIPTION)
      complain(file, [name, 'description'], {
        value: description,
        rule: `has ${description.length} characters, Okta allows ${MAX_DESCRIPTION}`,
        remedy: 'shorten it',
      });
    const logins = new Set<string>();
    for (const [i, login] of (typeof members === 'object' ? members : []).entries()) {
      if (login === undefined) continue;
      const complaint = logins.has(login.toLowerCase())
        ? { value: login, rule: 'is a member already', remedy: 'delete it here' }
        : refusal(() => checkLogin(login, format));
      if (complaint) complain(file, [name, 'members', i], complaint);
      logins.add(login.toLowerCase());
    }
  }
};

/** The name that AWS gets has to be one it takes; where another attribute makes it, only Okta knows it. */
function checkLogin(login: string, format: string): void {
  const name = sessionNameOf(login, format);
  if (name === undefined) oktaLogin(login);
  else roleSessionName(name);
}
