import { startAws, type Aws } from '../../../../sandbox/aws/start';
import { accountClient, unsigned, type Client, type Reply } from './iam';
import { identityProvider, type TestIdentityProvider } from './identity-provider';
import { facts, signedResponse, type AssertionFacts } from './signed-by-hand';

export const ACCOUNT = '123456789012';
export const PROVIDER = `arn:aws:iam::${ACCOUNT}:saml-provider/Okta`;
export const AUDIENCE = { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } };

/** Running accounts, of which one trusts an identity provider. */
export interface Federated {
  readonly aws: Aws;
  readonly iam: Client;
  readonly idp: TestIdentityProvider;
  /** Makes a role, by default with the statement that this project makes. @returns its ARN */
  role(name: string, statements?: unknown, settings?: Readonly<Record<string, string>>): Promise<string>;
  /** An assertion for roles of the account's provider, signed by hand. */
  assertion(roles: readonly string[], changes?: Partial<AssertionFacts>): string;
  assume(roleArn: string, samlResponse: string, settings?: Readonly<Record<string, string>>): Promise<Reply>;
  pair(roleArn: string): string;
}

export const OKTA_STATEMENT = {
  Sid: 'Okta',
  Effect: 'Allow',
  Principal: { Federated: PROVIDER },
  Action: 'sts:AssumeRoleWithSAML',
  Condition: AUDIENCE,
};

export async function federatedAccount(now?: () => Date): Promise<Federated> {
  const connectionRole = 'OrganizationAccountAccessRole';
  const accounts = [
    { id: ACCOUNT, alias: 'mueller-tech', connectionRole },
    { id: '210987654321', connectionRole },
  ];
  const aws = await startAws({ accounts, ...(now ? { now } : {}) });
  const iam = await accountClient(aws, ACCOUNT);
  const idp = await identityProvider();
  await iam('CreateSAMLProvider', { Name: 'Okta', SAMLMetadataDocument: idp.metadata });
  const pair = (roleArn: string) => `${PROVIDER},${roleArn}`;
  return {
    aws,
    iam,
    idp,
    pair,
    async role(name, statements = OKTA_STATEMENT, settings = {}) {
      const document = JSON.stringify({ Version: '2012-10-17', Statement: statements });
      const { code, message } = await iam('CreateRole', {
        RoleName: name,
        AssumeRolePolicyDocument: document,
        ...settings,
      });
      if (code !== '') throw new Error(`${code}: ${message}`);
      return `arn:aws:iam::${ACCOUNT}:role/${name}`;
    },
    assertion: (roles, changes = {}) =>
      signedResponse(facts({ issuer: idp.entityId, roles: roles.map(pair), ...changes }), idp.privateKey),
    assume: (roleArn, samlResponse, settings = {}) =>
      unsigned(aws.url, 'AssumeRoleWithSAML', {
        PrincipalArn: PROVIDER,
        RoleArn: roleArn,
        SAMLAssertion: samlResponse,
        ...settings,
      }),
  };
}
