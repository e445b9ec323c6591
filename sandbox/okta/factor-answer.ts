import type { EnrolledFactor, User } from './model';

/** A factor as Okta's API lists it. @param url where the org is reached */
export function factorAnswer({ id, created }: EnrolledFactor, { id: userId, profile }: User, url: string) {
  return {
    id,
    factorType: 'token:software:totp',
    provider: 'GOOGLE',
    vendorName: 'GOOGLE',
    status: 'ACTIVE',
    created,
    lastUpdated: created,
    profile: { credentialId: profile.login },
    _links: {
      self: { href: `${url}/api/v1/users/${userId}/factors/${id}`, hints: { allow: ['GET', 'DELETE'] } },
    },
  };
}
