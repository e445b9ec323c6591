import type { MakeStep } from './step';

/** The token with which Terraform reaches Okta. */
export const oktaToken: MakeStep = ({ okta }) => {
  if (okta.app.metadata !== undefined) return undefined;
  return {
    id: 'okta-token',
    when: 'before',
    title: 'Give Terraform an API token for Okta',
    why: 'An API token has the rights of the administrator who makes it, and is shown once.',
    actions: [
      'Sign in to Okta as an administrator who has the roles Application Administrator and Group Administrator, and no more.',
      'Security → API → Tokens → Create token.',
      'Put it into the environment variable of the pipeline that applies; never into a file of this repository.',
    ],
    values: [
      { label: 'page', value: `https://${okta.orgName}-admin.${okta.baseUrl}/admin/access/api/tokens` },
      { label: 'environment variable', value: 'OKTA_API_TOKEN' },
    ],
    done: 'a plan reads from Okta without an error 401 or 403',
  };
};
