import type { AccountSpec } from '../aws/accounts';
import { ACCOUNT, PROVIDER } from './okta-mess';

const statement = {
  Effect: 'Allow',
  Principal: { Federated: `arn:aws:iam::${ACCOUNT}:saml-provider/${PROVIDER}` },
  Action: 'sts:AssumeRoleWithSAML',
  Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
};
const trust = (...more: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [statement, ...more] });

/** An account as somebody made it in the console: names of its own, no Sid, a second way in, a role under a path. */
export function awsMess(metadata: string): AccountSpec {
  return {
    id: ACCOUNT,
    alias: 'mueller-prod',
    connectionRole: 'OrganizationAccountAccessRole',
    samlProviders: [{ name: PROVIDER, metadata }],
    existingRoles: [
      {
        name: 'Admin',
        description: 'made by hand, 2016',
        policies: ['AdministratorAccess'],
        trustPolicy: trust({
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
          Action: 'sts:AssumeRole',
        }),
      },
      {
        name: 'ReadOnly',
        policies: ['ReadOnlyAccess'],
        trustPolicy: trust(),
        inline: {
          tickets: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: 'support:*', Resource: '*' }],
          },
        },
      },
      { name: 'Auditor', path: '/federated/', policies: ['SecurityAudit'], trustPolicy: trust() },
    ],
  };
}
