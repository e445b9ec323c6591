import type { Group } from '../model';

/** A group as Okta answers it. @param url where the org is reached */
export function groupAnswer(
  { id, type, profile, source, created, lastUpdated, lastMembershipUpdated }: Group,
  url: string,
) {
  const href = (path: string) => ({ href: `${url}/api/v1/groups/${id}/${path}` });
  return {
    id,
    created,
    lastUpdated,
    lastMembershipUpdated,
    objectClass: [type === 'APP_GROUP' ? 'okta:windows_security_principal' : 'okta:user_group'],
    type,
    profile,
    source: type === 'APP_GROUP' ? { id: source } : undefined,
    _links: {
      users: href('users'),
      apps: href('apps'),
    },
  };
}
