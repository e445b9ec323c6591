import type { User } from '../model';

/** The one type of users that the org has. */
export const USER_TYPE = 'oty00000000000default';

/** A user as Okta answers it; never with a password. @param url where the org is reached */
export function userAnswer(user: User, url: string) {
  const { id, status, profile, created, activated, statusChanged, lastUpdated, password } = user;
  return {
    id,
    status,
    created,
    activated,
    statusChanged,
    lastLogin: null,
    lastUpdated,
    passwordChanged: password === undefined ? null : created,
    type: { id: USER_TYPE },
    profile: { mobilePhone: null, secondEmail: null, ...profile },
    credentials: {
      password: password === undefined ? undefined : {},
      provider: { type: 'OKTA', name: 'OKTA' },
    },
    _links: { self: { href: `${url}/api/v1/users/${id}` } },
  };
}
