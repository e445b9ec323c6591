import { applyScopes, planScopes } from './okta-scopes';
import type { MakeStep } from './step';

/** How Terraform signs in to Okta: two service apps, one that plans and one that applies. */
export const oktaServiceApp: MakeStep = (federation, { product }) => {
  const { okta } = federation;
  if (okta.app.metadata !== undefined) return undefined;
  return {
    id: 'okta-service-app',
    when: 'before',
    title: `Give ${product} a way to sign in to Okta`,
    why:
      'A service app signs in with a private key, has only the scopes it was granted, and belongs to no person. An API ' +
      'token has all the rights of the administrator who makes it, and stops working with their account or after 30 days without use.',
    actions: [
      'As a Super Administrator: Applications → Create App Integration → API Services; once for planning and once for applying.',
      'In each: Client authentication "Public key / Private key", generate a key and keep the private key as PEM; leave "Require DPoP" off.',
      'Okta API Scopes: grant each app exactly the scopes below.',
      'Admin roles: assign Read-Only Administrator to the app that plans, Organization Administrator to the app that applies; a scope alone grants nothing.',
      'Set the environment variables below in the pipeline: the first app for plans, the second for applies; never in a file of this repository.',
      'Remove OKTA_API_TOKEN and OKTA_ACCESS_TOKEN from that environment: either one silently wins over the private key.',
      'To try it out first, an API token (OKTA_API_TOKEN) of an Application and Group Administrator works as well.',
    ],
    values: [
      { label: 'page', value: `https://${okta.orgName}-admin.${okta.baseUrl}/admin/apps/active` },
      { label: 'scopes for planning', value: planScopes(federation).join(',') },
      { label: 'scopes for applying', value: applyScopes(federation).join(',') },
      { label: 'environment variable', value: 'OKTA_API_CLIENT_ID (client id of the app)' },
      { label: 'environment variable', value: 'OKTA_API_PRIVATE_KEY (PEM, or the path of a PEM file)' },
      { label: 'environment variable', value: 'OKTA_API_PRIVATE_KEY_ID (key id; needed once the app has two keys)' },
      { label: 'environment variable', value: 'OKTA_API_SCOPES (the scopes above, separated by commas)' },
    ],
    done: 'a plan with the first app reads from Okta without an error 401 or 403, and an apply with it is refused',
  };
};
