import { createHash } from 'node:crypto';

/** Somebody who can sign in at the local Okta org. */
export interface Person {
  readonly login: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Management groups that the sandbox puts the person into by hand; those that the plan fills are not among them. */
  readonly groups: readonly string[];
}

/** Everybody's password: there is nothing behind it but this machine. */
export const PASSWORD = 'sandbox';

/**
 * The people of a rehearsal: those whom the plan puts into groups, one for each management group, and one without any.
 * @param logins of the plan's members, e.g. `james@mueller-tech.com`
 * @param managementGroups names, e.g. `Cloud Admins`
 * @param domain of the made-up logins, e.g. `mueller-tech.com`
 */
export function peopleOf({
  logins,
  managementGroups,
  domain,
}: {
  logins: readonly string[];
  managementGroups: readonly string[];
  domain: string;
}): Person[] {
  const planned = [...new Set(logins)].sort().map((login): Person => {
    const [name = login] = login.split('@');
    return { login, firstName: capital(name), lastName: 'Planned', groups: [] };
  });
  const taken = new Set(planned.map(({ login }) => login));
  const invented = [...new Set(managementGroups)].sort().map((group): Person => {
    const login = freeLogin(slug(group), domain, taken);
    return { login, firstName: 'Member', lastName: group.slice(0, 50), groups: [group] };
  });
  const nobody = { login: freeLogin('no-roles', domain, taken), firstName: 'No', lastName: 'Roles', groups: [] };
  return [...planned, ...invented, nobody];
}

function freeLogin(name: string, domain: string, taken: Set<string>): string {
  for (let n = 1; ; n++) {
    const login = `${name}${n === 1 ? '' : `-${n}`}@${domain}`;
    if (taken.has(login)) continue;
    taken.add(login);
    return login;
  }
}

/** `Cloud Admins` → `cloud-admins`; a name without a Latin letter or digit gets one made of its hash. */
function slug(name: string): string {
  const latin = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 30);
  return latin === '' ? `group-${createHash('sha256').update(name).digest('hex').slice(0, 8)}` : latin;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
