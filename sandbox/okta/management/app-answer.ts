import { CATALOGUE } from '../app-settings';
import type { App, SigningKey } from '../model';
import type { Org } from '../org';
import { embedPath } from '../user/embed-link';

/** An app as Okta answers it. @param url where the org is reached */
export function appAnswer(org: Org, app: App, url: string) {
  const { id, name, label, status, created, lastUpdated, accessibility, visibility, features, signOnMode } = app;
  const api = (path: string) => `${url}/api/v1/apps/${id}/${path}`;
  const move = status === 'ACTIVE' ? 'deactivate' : 'activate';
  const link = CATALOGUE.has(name) ? 'login' : `${name}_link`;
  return {
    id,
    orn: `orn:okta:idp:${org.id}:apps:${name}:${id}`,
    name,
    label,
    status,
    lastUpdated,
    created,
    accessibility,
    visibility,
    features,
    signOnMode,
    credentials: { userNameTemplate: app.userNameTemplate, signing: { kid: app.kid } },
    settings: app.settings,
    profile: app.profile,
    _links: {
      uploadLogo: { href: api('logo'), hints: { allow: ['POST'] } },
      appLinks: [{ name: link, href: url + (embedPath(app) ?? '/app/UserHome'), type: 'text/html' }],
      policies: { href: api('policies'), hints: { allow: ['PUT'] } },
      groups: { href: api('groups') },
      logo: [],
      accessPolicy: { href: `${url}/api/v1/policies/${app.policyId}` },
      users: { href: api('users') },
      [move]: { href: api(`lifecycle/${move}`) },
      metadata: { href: api('sso/saml/metadata'), type: 'application/xml' },
    },
  };
}

/** A signing key as Okta answers it: its public half. */
export function keyAnswer({ kid, certificate, n, e, thumbprint, created, lastUpdated, expiresAt }: SigningKey) {
  return {
    kty: 'RSA',
    created,
    lastUpdated,
    expiresAt,
    kid,
    use: 'sig',
    x5c: [certificate],
    'x5t#S256': thumbprint,
    e,
    n,
  };
}
