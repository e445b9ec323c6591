import { BLANK, invalid, invalidField } from './errors';
import type { UserProfile } from './model';

/** The attributes of Okta's default user schema. An org may add its own; this one has none. */
export const USER_ATTRIBUTES = [
  'login',
  'email',
  'secondEmail',
  'firstName',
  'lastName',
  'middleName',
  'honorificPrefix',
  'honorificSuffix',
  'title',
  'displayName',
  'nickName',
  'profileUrl',
  'primaryPhone',
  'mobilePhone',
  'streetAddress',
  'city',
  'state',
  'zipCode',
  'countryCode',
  'postalAddress',
  'preferredLanguage',
  'locale',
  'timezone',
  'userType',
  'employeeNumber',
  'costCenter',
  'organization',
  'division',
  'department',
  'managerId',
  'manager',
] as const;

const REQUIRED = ['login', 'email', 'firstName', 'lastName'] as const;
const KNOWN = new Set<string>(USER_ATTRIBUTES);

/**
 * Reads a user's profile; null means that an attribute is not set.
 * @param about what Okta calls the request in its answer: `newUser` or `user`
 * @throws OktaError for an unknown or missing attribute, and for a login that is not an e-mail address
 */
export function userProfile(values: Readonly<Record<string, unknown>>, about: string): UserProfile {
  const unknown = Object.keys(values).filter((name) => !KNOWN.has(name));
  if (unknown.length > 0)
    throw invalid(about, ...unknown.sort().map((name) => `Property name ''${name}'' is not defined in profile`));
  const profile = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''));
  for (const name of REQUIRED) if (typeof profile[name] !== 'string') throw invalidField(name, BLANK);
  const { login } = profile as UserProfile;
  if (!/^[^\s@]{1,64}@[^\s@]+$/.test(login) || login.length > 100)
    throw invalidField('login', 'Username must be in the form of an email address');
  return profile as UserProfile;
}
