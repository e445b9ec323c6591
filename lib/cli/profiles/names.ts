import { Failure } from '../failure';
import type { Profile, Unnamed } from './profile';

export const DEFAULT_TEMPLATE = '{account}-{role}';

/** What every client takes as a name. okta-aws-cli reads a dot as the end of the name. */
const NAME = /^[A-Za-z0-9_@-]{1,128}$/;
/** AWS's tools use it without being asked for it. */
const RESERVED = 'default';

const PLACEHOLDERS: ReadonlyMap<string, (role: Unnamed) => string> = new Map([
  ['account', ({ account }) => account],
  ['alias', ({ alias, account }) => alias ?? account],
  ['id', ({ accountId }) => accountId],
  ['role', ({ role }) => role],
  ['roleName', ({ roleName }) => roleName],
]);

/**
 * Names the profiles. Two roles that would get one name get their account's id as well; clients don't tell names apart
 * by case, so neither does this. Characters that a client would misread become a hyphen.
 * @param template e.g. `{account}-{role}`
 * @throws Failure for an unknown placeholder, and for names that stay the same
 */
export function named(roles: readonly Unnamed[], template: string): Profile[] {
  const drafts = roles.map((role) => ({ role, name: fill(template, role) }));
  const times = countedBy(drafts.map(({ name }) => name));
  const profiles = drafts.map(({ role, name }): Profile => {
    const twice = (times.get(name.toLowerCase()) ?? 0) > 1;
    return { name: twice ? `${name}-${role.accountId}` : name, ...role };
  });
  const final = countedBy(profiles.map(({ name }) => name));
  for (const { name, roleArn } of profiles) {
    if ((final.get(name.toLowerCase()) ?? 0) > 1)
      throw new Failure(`--name: several roles would be called "${name}" (add {role} and {account} to the template)`);
    if (!NAME.test(name) || name.toLowerCase() === RESERVED)
      throw new Failure(`--name: "${name}" for ${roleArn} (a name has 1 to 128 characters and is not "${RESERVED}")`);
  }
  return profiles.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function fill(template: string, role: Unnamed): string {
  const name = template.replace(/\{([^{}]*)\}/g, (_, placeholder: string) => {
    const value = PLACEHOLDERS.get(placeholder);
    if (value) return value(role);
    const known = [...PLACEHOLDERS.keys()].map((key) => `{${key}}`).join(', ');
    throw new Failure(`--name: no placeholder {${placeholder}} (there are ${known})`);
  });
  return name.replace(/[^A-Za-z0-9_@-]+/g, '-');
}

function countedBy(names: readonly string[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const name of names) counted.set(name.toLowerCase(), (counted.get(name.toLowerCase()) ?? 0) + 1);
  return counted;
}
