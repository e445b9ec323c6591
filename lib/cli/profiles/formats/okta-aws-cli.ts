import { need } from '../app-values';
import { comments, type ClientFormat } from './format';

/** @see https://github.com/okta/okta-aws-cli#friendly-idp-and-role-menu-labels */
export const oktaAwsCli: ClientFormat = {
  file: '~/.okta/okta.yaml',
  lines: (profiles, { app, federation, program }) => {
    const { orgName, baseUrl } = federation.okta;
    const clientId = need(app, 'clientId', 'okta-aws-cli', { federation, program });
    const appId = need(app, 'appId', 'okta-aws-cli', { federation, program });
    const idps = new Map(profiles.map(({ samlProviderArn, account }) => [samlProviderArn, account]));
    const map = (key: string, entries: readonly string[]) =>
      entries.length === 0 ? [`  ${key}: {}`] : [`  ${key}:`, ...entries];
    return [
      'awscli:',
      ...map(
        'idps',
        [...idps].map(([arn, account]) => `    ${text(arn)}: ${text(account)}`),
      ),
      ...map(
        'roles',
        profiles.map(({ roleArn, name }) => `    ${text(roleArn)}: ${text(name)}`),
      ),
      ...map(
        'profiles',
        profiles.flatMap((profile) => [
          ...comments(profile).map((line) => `    ${line}`),
          `    ${text(profile.name)}:`,
          `      org-domain: ${text(`${orgName}.${baseUrl}`)}`,
          `      oidc-client-id: ${text(clientId)}`,
          `      aws-acct-fed-app-id: ${text(appId)}`,
          `      aws-region: ${text(profile.region)}`,
          `      aws-iam-idp: ${text(profile.samlProviderArn)}`,
          `      aws-iam-role: ${text(profile.roleArn)}`,
          // The client reads every setting as text.
          `      aws-session-duration: ${text(String(profile.sessionSeconds))}`,
        ]),
      ),
    ];
  },
  taken: (others) => (/^(awscli|["']awscli["'])\s*:/m.test(others) ? ['awscli'] : []),
};

/** JSON's strings are YAML's. */
const text = (value: string): string => JSON.stringify(value);
