import { need } from '../app-values';
import type { Profile } from '../profile';
import { comments, ini, takenSections, type ClientFormat, type FormatContext } from './format';

/**
 * Profiles of AWS's own tools and SDKs, which start a program for the credentials and keep none.
 * @see https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sourcing-external.html
 */
export const awsConfig: ClientFormat = {
  file: '~/.aws/config',
  lines: (profiles, context) => {
    const command = commandFor(context);
    return ini(
      profiles.map((profile) => [
        ...comments(profile),
        `[profile ${profile.name}]`,
        `region = ${profile.region}`,
        `credential_process = ${command(profile)}`,
      ]),
    );
  },
  taken: takenSections,
};

function commandFor(context: FormatContext): (profile: Profile) => string {
  const { app, federation, credentials = app.clientId === undefined ? 'saml2aws' : 'okta-aws-cli' } = context;
  if (credentials === 'saml2aws')
    return ({ name }) => `saml2aws login --credential-process --quiet --skip-prompt --idp-account ${name}`;
  const { orgName, baseUrl } = federation.okta;
  const clientId = need(app, 'clientId', 'okta-aws-cli', context);
  const appId = need(app, 'appId', 'okta-aws-cli', context);
  return ({ samlProviderArn, roleArn, region, sessionSeconds }) =>
    [
      'okta-aws-cli web --format process-credentials --open-browser',
      `--org-domain ${orgName}.${baseUrl}`,
      `--oidc-client-id ${clientId}`,
      `--aws-acct-fed-app-id ${appId}`,
      `--aws-region ${region}`,
      `--aws-iam-idp ${samlProviderArn}`,
      `--aws-iam-role ${roleArn}`,
      `--aws-session-duration ${sessionSeconds}`,
    ].join(' ');
}
