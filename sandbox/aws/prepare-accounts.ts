import { handMadeTrustPolicy, MANAGEMENT_ACCOUNT, type AccountSpec, type ExistingRole } from './accounts';
import { parseIamArn } from './arn';
import type { State } from './gateway/state';
import type { MotoClient } from './moto/moto-client';
import type { Partition } from './partition';
import { textAt } from './query/xml';

/** Keys of a user, as a credentials file holds them. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface PreparedAccounts {
  /** Of the user in the management account. */
  readonly credentials: Credentials;
  /** Profile → keys of a user in its account. */
  readonly profiles: ReadonlyMap<string, Credentials>;
}

/** Makes accounts as they would be before a plan is applied. Not through the gateway: nobody has a key yet. */
export class AccountPreparation {
  private readonly profiles = new Map<string, Credentials>();

  private constructor(
    private readonly context: PreparationContext,
    private readonly credentials: Credentials,
  ) {}

  static async begin(context: PreparationContext): Promise<AccountPreparation> {
    const management = { id: MANAGEMENT_ACCOUNT, name: 'Management', status: 'ACTIVE' } as const;
    context.state.organization.set(MANAGEMENT_ACCOUNT, management);
    return new AccountPreparation(context, await makeUser(MANAGEMENT_ACCOUNT, context));
  }

  /** Makes the accounts, and what is missing in those that are there already. */
  async prepare(accounts: readonly AccountSpec[]): Promise<PreparedAccounts> {
    const { moto, state, partition } = this.context;
    for (const account of accounts) {
      const { id, profile, alias } = account;
      const isNew = !state.accountIds.has(id);
      if (isNew && alias !== undefined)
        await moto.call({ accountId: id, partition }, 'CreateAccountAlias', { AccountAlias: alias });
      for (const arn of account.existingPolicies ?? []) await makePolicy(arn, moto);
      for (const { name, metadata } of account.samlProviders ?? [])
        await moto.call({ accountId: id, partition }, 'CreateSAMLProvider', {
          Name: name,
          SAMLMetadataDocument: metadata,
        });
      await prepareRoles(account, moto, partition);
      state.accountIds.add(id);
      state.organization.set(id, { id, name: account.name ?? alias ?? id, status: 'ACTIVE' });
      if (profile !== undefined && !this.profiles.has(profile))
        this.profiles.set(profile, await makeUser(id, this.context));
    }
    return { credentials: this.credentials, profiles: this.profiles };
  }
}

export interface PreparationContext {
  readonly moto: MotoClient;
  readonly state: State;
  readonly partition: Partition;
}

async function prepareRoles(account: AccountSpec, moto: MotoClient, partition: Partition): Promise<void> {
  const { id, connectionRole, existingRoles = [] } = account;
  if (connectionRole !== undefined) {
    // An ARN may lead elsewhere than the configuration says; that is where the role has to be.
    const arn = parseIamArn(connectionRole);
    const trustPolicy = JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: `arn:${partition}:iam::${MANAGEMENT_ACCOUNT}:root` },
        Action: 'sts:AssumeRole',
      },
    });
    const role = { name: arn?.name ?? connectionRole, path: pathOf(connectionRole), trustPolicy };
    await makeRole(arn?.accountId ?? id, { ...role, policies: ['AdministratorAccess'] }, moto, partition);
  }
  for (const existing of existingRoles)
    await makeRole(id, typeof existing === 'string' ? { name: existing } : existing, moto, partition);
}

async function makeRole(accountId: string, role: ExistingRole, moto: MotoClient, partition: Partition): Promise<void> {
  const account = { accountId, partition };
  if (await moto.find(account, 'GetRole', { RoleName: role.name })) return;
  await moto.call(account, 'CreateRole', {
    RoleName: role.name,
    Path: role.path ?? '/',
    AssumeRolePolicyDocument: role.trustPolicy ?? handMadeTrustPolicy(accountId, partition),
    ...(role.description === undefined ? {} : { Description: role.description }),
  });
  for (const policy of role.policies ?? []) {
    const PolicyArn = policy.startsWith('arn:') ? policy : `arn:${partition}:iam::aws:policy/${policy}`;
    await moto.call(account, 'AttachRolePolicy', { RoleName: role.name, PolicyArn });
  }
  for (const [PolicyName, document] of Object.entries(role.inline ?? {}))
    await moto.call(account, 'PutRolePolicy', {
      RoleName: role.name,
      PolicyName,
      PolicyDocument: JSON.stringify(document),
    });
}

/** What the policy of the real account allows is not known here, and does not matter: nothing is behind it. */
async function makePolicy(arn: string, moto: MotoClient): Promise<void> {
  const parsed = parseIamArn(arn);
  if (parsed?.type !== 'policy' || (await moto.find(parsed, 'GetPolicy', { PolicyArn: arn }))) return;
  const Statement = { Effect: 'Allow', Action: 'sts:GetCallerIdentity', Resource: '*' };
  await moto.call(parsed, 'CreatePolicy', {
    PolicyName: parsed.name,
    Path: pathOf(arn),
    PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
  });
}

async function makeUser(accountId: string, { moto, state, partition }: PreparationContext): Promise<Credentials> {
  const account = { accountId, partition };
  if (!(await moto.find(account, 'GetUser', { UserName: 'sandbox' })))
    await moto.call(account, 'CreateUser', { UserName: 'sandbox' });
  const answer = await moto.call(account, 'CreateAccessKey', { UserName: 'sandbox' });
  const key = (name: string) => textAt(answer, 'CreateAccessKeyResult', 'AccessKey', name) ?? '';
  const accessKeyId = key('AccessKeyId');
  state.accountIds.add(accountId);
  state.accessKeys.add(accessKeyId, { accountId, arn: `arn:${partition}:iam::${accountId}:user/sandbox` });
  return { accessKeyId, secretAccessKey: key('SecretAccessKey') };
}

/** The path in an ARN, e.g. `/ops/` of `arn:aws:iam::…:role/ops/Deployer`. */
function pathOf(arn: string): string {
  const [, path = '/'] = /:(?:role|policy)(\/(?:.*\/)?)[^/]+$/.exec(arn) ?? [];
  return path;
}
