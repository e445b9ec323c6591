import type { ExistingRole } from '../../../../sandbox/aws/accounts';
import { startAws, type Aws } from '../../../../sandbox/aws/start';
import { accountClient, type Client, type Reply } from './iam';

export const [FIRST, SECOND] = ['123456789012', '012345678901'] as const;

export interface LocalAccounts {
  readonly aws: Aws;
  readonly iam: Client;
  readonly other: Client;
}

/** Two accounts and a client in each. */
export async function localAccounts(existingRoles: readonly (string | ExistingRole)[] = []): Promise<LocalAccounts> {
  const connectionRole = 'OrganizationAccountAccessRole';
  const accounts = [
    { id: FIRST, alias: 'mueller-tech', connectionRole, existingRoles },
    { id: SECOND, connectionRole },
  ];
  const aws = await startAws({ accounts });
  return { aws, iam: await accountClient(aws, FIRST), other: await accountClient(aws, SECOND) };
}

export const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::${FIRST}:saml-provider/Okta` },
    Action: 'sts:AssumeRoleWithSAML',
  },
});

export function createRole(iam: Client, name: string, settings: Readonly<Record<string, string>> = {}): Promise<Reply> {
  return iam('CreateRole', { RoleName: name, AssumeRolePolicyDocument: TRUST, ...settings });
}

/** What a reply says in short: `ok`, or status and code. */
export function outcome({ status, code }: Reply): string {
  return code === '' ? 'ok' : `${status} ${code}`;
}
