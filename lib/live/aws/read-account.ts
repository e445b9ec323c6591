import type {
  IAMClient,
  ListRolesCommandOutput,
  ManagedPolicyDetail,
  RoleDetail,
  Tag,
  UserDetail,
} from '@aws-sdk/client-iam';
import type { LiveAccessKey, LiveAccount, LivePrincipal, LiveRole, LiveUser, Unread } from '../snapshot';
import { connect, type Connection } from './connect';
import { readsOnly } from './reads';
import { reasonOf } from './reason';

/** What is read of an account at once. */
const KINDS = ['Role', 'User', 'LocalManagedPolicy'] as const;

export interface AccountToRead {
  readonly id: string;
  readonly partition: string;
  /** Where IAM is answered, e.g. `us-east-1`. */
  readonly region: string;
  readonly connection: Connection;
  /** Names of IAM users whose access keys matter. @default - none */
  readonly keysOf?: readonly string[];
}

/** An account of which nothing was read. */
export function unreadAccount({ id, partition }: AccountToRead, what: string, reason: string): [LiveAccount, Unread[]] {
  return [{ id, partition, samlProviders: [], roles: [], users: [], policies: [] }, [{ where: id, what, reason }]];
}

/**
 * Reads an account's IAM. What can't be read is noted, and the rest is read.
 * @param onConnection what came of signing in: an error, or nothing where it worked
 */
export async function readAccount(
  toRead: AccountToRead,
  onConnection: (error: unknown) => void = () => undefined,
): Promise<[LiveAccount, Unread[]]> {
  const { id, partition, region, connection, keysOf = [] } = toRead;
  const unread: Unread[] = [];
  const attempt = async <T>(what: string, fallback: T, read: () => Promise<T>): Promise<T> => {
    try {
      return await read();
    } catch (error) {
      unread.push({ where: id, what, reason: reasonOf(error) });
      return fallback;
    }
  };
  let settings;
  try {
    settings = await connect(connection, region);
    onConnection(undefined);
  } catch (error) {
    onConnection(error);
    return unreadAccount(toRead, 'sts:AssumeRole', reasonOf(error));
  }
  const sdk = await import('@aws-sdk/client-iam');
  const iam = readsOnly(new sdk.IAMClient(settings));
  try {
    const [details, listed, alias, samlProviders] = await Promise.all([
      attempt('iam:GetAccountAuthorizationDetails', NOTHING, async () => {
        const found: Details = { roles: [], users: [], policies: [] };
        const filter = { Filter: [...KINDS] };
        for await (const page of sdk.paginateGetAccountAuthorizationDetails({ client: iam }, filter)) {
          found.roles.push(...(page.RoleDetailList ?? []));
          found.users.push(...(page.UserDetailList ?? []));
          found.policies.push(...(page.Policies ?? []));
        }
        return found;
      }),
      attempt('iam:ListRoles', [] as Roles, async () => {
        const found: Roles = [];
        for await (const page of sdk.paginateListRoles({ client: iam }, {})) found.push(...(page.Roles ?? []));
        return found;
      }),
      attempt('iam:ListAccountAliases', undefined, async () => {
        const { AccountAliases: aliases = [] } = await iam.send(new sdk.ListAccountAliasesCommand({}));
        return aliases[0];
      }),
      attempt('iam:ListSAMLProviders', [] as LiveAccount['samlProviders'], async () => {
        const { SAMLProviderList: list = [] } = await iam.send(new sdk.ListSAMLProvidersCommand({}));
        return Promise.all(
          list.flatMap(({ Arn: arn, ValidUntil: until }) =>
            arn === undefined
              ? []
              : [
                  iam.send(new sdk.GetSAMLProviderCommand({ SAMLProviderArn: arn })).then((provider) => ({
                    arn,
                    metadata: provider.SAMLMetadataDocument ?? '',
                    validUntil: until?.toISOString(),
                    tags: tagsOf(provider.Tags),
                  })),
                ],
          ),
        );
      }),
    ]);
    const keys = new Map<string, readonly LiveAccessKey[]>();
    for (const name of details.users
      .flatMap(({ UserName }) => UserName ?? [])
      .filter((name) => keysOf.includes(name))) {
      const read = await attempt('iam:ListAccessKeys', undefined, () => readKeys(iam, name));
      if (read !== undefined) keys.set(name, read);
    }
    const byName = new Map(listed.map((role) => [role.RoleName, role]));
    const account: LiveAccount = {
      id,
      partition,
      alias,
      samlProviders: [...samlProviders].sort((a, b) => (a.arn < b.arn ? -1 : 1)),
      roles: details.roles.map((role) => roleOf(role, byName.get(role.RoleName))).sort(byArn),
      users: details.users.map((user) => userOf(user, keys.get(user.UserName ?? ''))).sort(byArn),
      policies: details.policies.map(policyOf).sort(byArn),
    };
    return [account, wrongAccount(account, unread)];
  } finally {
    iam.destroy();
  }
}

/** What a failed read counts as. */
const NOTHING: Details = { roles: [], users: [], policies: [] };

interface Details {
  readonly roles: RoleDetail[];
  readonly users: UserDetail[];
  readonly policies: ManagedPolicyDetail[];
}
type Roles = NonNullable<ListRolesCommandOutput['Roles']>;

/** A profile that leads to another account would put its roles under this one's id. */
function wrongAccount({ id, roles, samlProviders }: LiveAccount, unread: readonly Unread[]): Unread[] {
  const other = [...roles, ...samlProviders].map(({ arn }) => arn.split(':')[4]).find((account) => account !== id);
  const found = { where: id, what: 'account', reason: `the credentials lead to account ${other ?? ''}` };
  return other === undefined ? [...unread] : [...unread, found];
}

function roleOf(role: RoleDetail, listed: Roles[number] | undefined): LiveRole {
  const { MaxSessionDuration: maxSessionSeconds, Description: description } = listed ?? {};
  const lastUsed = role.RoleLastUsed?.LastUsedDate?.toISOString();
  const createdAt = role.CreateDate?.toISOString();
  return {
    ...principalOf(role, role.RoleName, role.RolePolicyList),
    trust: document(role.AssumeRolePolicyDocument),
    maxSessionSeconds,
    description,
    lastUsed,
    createdAt,
  };
}

function userOf(user: UserDetail, keys: readonly LiveAccessKey[] | undefined): LiveUser {
  return {
    ...principalOf(user, user.UserName, user.UserPolicyList),
    groups: [...(user.GroupList ?? [])].sort(),
    keys,
  };
}

/** The access keys of one user with their last use; an answer without a day means never. */
async function readKeys(iam: IAMClient, name: string): Promise<LiveAccessKey[]> {
  const { ListAccessKeysCommand, GetAccessKeyLastUsedCommand } = await import('@aws-sdk/client-iam');
  const { AccessKeyMetadata: list = [] } = await iam.send(new ListAccessKeysCommand({ UserName: name }));
  const keys = await Promise.all(
    list.map(async ({ AccessKeyId: id = '', Status: status = '', CreateDate: created }): Promise<LiveAccessKey> => {
      const { AccessKeyLastUsed: used } = await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: id }));
      const lastUsed = used?.LastUsedDate?.toISOString();
      return { id, status, createdAt: created?.toISOString() ?? '', lastUsed };
    }),
  );
  return keys.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function principalOf(
  { Arn, Path, PermissionsBoundary, AttachedManagedPolicies, Tags }: RoleDetail | UserDetail,
  name: string | undefined,
  inline: RoleDetail['RolePolicyList'],
): LivePrincipal {
  const boundary = PermissionsBoundary?.PermissionsBoundaryArn;
  return {
    arn: Arn ?? '',
    name: name ?? '',
    path: Path ?? '/',
    permissionsBoundary: boundary,
    inline: (inline ?? [])
      .map(({ PolicyName, PolicyDocument }) => ({ name: PolicyName ?? '', document: document(PolicyDocument) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    attached: (AttachedManagedPolicies ?? []).flatMap(({ PolicyArn }) => PolicyArn ?? []).sort(),
    tags: tagsOf(Tags),
  };
}

function tagsOf(tags: readonly Tag[] | undefined): Record<string, string> {
  return Object.fromEntries((tags ?? []).map(({ Key, Value }): [string, string] => [Key ?? '', Value ?? '']).sort());
}

function policyOf({ Arn, DefaultVersionId, PolicyVersionList }: ManagedPolicyDetail): LiveAccount['policies'][number] {
  const version = PolicyVersionList?.find(({ VersionId }) => VersionId === DefaultVersionId);
  return { arn: Arn ?? '', document: document(version?.Document) };
}

/** IAM answers documents percent-encoded. One that is not JSON is kept as text, so that it is not taken for an empty one. */
function document(text: string | undefined): unknown {
  if (text === undefined) return null;
  const decoded = text.trimStart().startsWith('{') ? text : decodeURIComponent(text);
  try {
    return JSON.parse(decoded) as unknown;
  } catch {
    return decoded;
  }
}

function byArn(one: { readonly arn: string }, other: { readonly arn: string }): number {
  return one.arn < other.arn ? -1 : 1;
}
