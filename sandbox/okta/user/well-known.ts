import { Hono } from 'hono';
import type { Dependencies, UserEnv } from './context';

/** Documents that clients find the org's endpoints by; each names the address that it was asked for at. */
export function wellKnownRoutes({ org }: Dependencies): Hono<UserEnv> {
  const app = new Hono<UserEnv>();
  app.get('/.well-known/okta-organization', (c) =>
    c.json({
      id: org.id,
      cell: 'sandbox',
      _links: { organization: { href: c.get('address').origin } },
      // Identity Engine: clients choose the device flow, and the provider looks for sign-on policies.
      pipeline: 'idx',
      settings: { analyticsCollectionEnabled: false, bugReportingEnabled: false, omEnabled: false },
    }),
  );
  const server = (origin: string) => ({
    issuer: origin,
    device_authorization_endpoint: `${origin}/oauth2/v1/device/authorize`,
    token_endpoint: `${origin}/oauth2/v1/token`,
    jwks_uri: `${origin}/oauth2/v1/keys`,
    response_types_supported: [],
    grant_types_supported: [
      'urn:ietf:params:oauth:grant-type:device_code',
      'urn:ietf:params:oauth:grant-type:token-exchange',
    ],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['none'],
    scopes_supported: ['openid', 'profile', 'email', 'okta.apps.sso', 'okta.apps.read', 'okta.users.read.self'],
  });
  app.get('/.well-known/openid-configuration', (c) => c.json(server(c.get('address').origin)));
  app.get('/.well-known/oauth-authorization-server', (c) => c.json(server(c.get('address').origin)));
  return app;
}
