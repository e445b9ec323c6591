import { addEveryone, createGroup, importGroup } from './groups';
import { addMember } from './memberships';
import { emptyOrg, type Org, type OrgOptions } from './org';
import { addDefaultPolicies } from './policies';
import { addDefaultZones } from './zones';
import { createUser, existingUser } from './users';

/** Somebody who is there from the start. */
export interface SeedUser {
  /** An e-mail address. */
  readonly login: string;
  /** @default - can't sign in */
  readonly password?: string;
  /** @default - made of the login */
  readonly firstName?: string;
  readonly lastName?: string;
  /** Further attributes, e.g. `costCenter`. */
  readonly profile?: Readonly<Record<string, string>>;
}

/** A group that something else owns. */
export interface SeedGroup {
  readonly name: string;
  /** `okta`, or where the group was imported from, e.g. `active_directory`. @default okta */
  readonly source?: string;
  /** Logins. */
  readonly members?: readonly string[];
}

export interface Seed extends OrgOptions {
  readonly users?: readonly SeedUser[];
  readonly groups?: readonly SeedGroup[];
}

/** An org as a company has it before this project comes. @throws OktaError for a user or group that Okta would refuse */
export function seededOrg({ users = [], groups = [], ...options }: Seed): Org {
  const org = emptyOrg(options);
  addEveryone(org);
  addDefaultPolicies(org);
  addDefaultZones(org);
  for (const { login, password, firstName, lastName, profile } of users) {
    const [first = '', last = ''] = (login.split('@')[0] ?? '').split('.').map(capitalized);
    const names = { firstName: firstName ?? first, lastName: lastName ?? (last === '' ? first : last) };
    createUser(org, {
      profile: { ...profile, login, email: login, ...names },
      password,
    });
  }
  for (const { name, source = 'okta', members = [] } of groups) {
    const ids = members.map((login) => existingUser(org, login).id);
    if (source !== 'okta') {
      importGroup(org, name, source, ids);
      continue;
    }
    const { id } = createGroup(org, { name });
    ids.forEach((userId) => addMember(org, id, userId));
  }
  return org;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
