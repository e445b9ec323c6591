import { ACCOUNT_OF_PROVIDER } from './evidence';
import { known, type Gaps, append, type Address } from '../../documents';
import type { ReadProvider } from '../aws/saml-providers';
import type { ReadRole } from '../aws/roles';
import type { ProviderArn, RoleArn } from './role-value';

/** What is found where an ARN points. */
export type Found<T> =
  { readonly found: T } | { readonly broken: string; readonly address?: Address } | { readonly unknown: string };

/** Roles and SAML providers of all accounts that the documents reach. */
export class AwsSide {
  private readonly providers = new Map<string, ReadProvider[]>();
  private readonly roles = new Map<string, ReadRole[]>();
  private readonly providersByName = new Map<string, string[]>();
  private readonly reached: ReadonlySet<string>;
  /** Something is made in an account that isn't known. */
  private readonly elsewhere: string | undefined;

  constructor(
    providers: readonly ReadProvider[],
    roles: readonly ReadRole[],
    connected: readonly string[],
    private readonly gaps: Gaps,
  ) {
    const accounts = [...providers.map(({ provider }) => provider), ...roles.map(({ role }) => role)].map(
      ({ accountId }) => accountId,
    );
    this.reached = new Set([...connected, ...accounts.flatMap((id) => ('known' in id ? [id.known] : []))]);
    this.elsewhere = accounts.find((id) => 'unknown' in id)?.unknown;
    for (const read of providers) {
      const account = known(read.provider.accountId);
      append(this.providers, account ?? '', read);
      if (account !== undefined) append(this.providersByName, read.provider.name, account);
    }
    for (const read of roles) append(this.roles, known(read.role.accountId) ?? '', read);
    for (const [account, list] of this.roles)
      for (const read of list) append(this.rolesByName, key(account, read.role.name), read);
  }

  private readonly rolesByName = new Map<string, ReadRole[]>();

  provider(arn: ProviderArn): Found<ReadProvider> {
    const outside = this.outside(arn.accountId);
    if (outside !== undefined) return { unknown: outside };
    const here = this.providers.get(arn.accountId) ?? [];
    const same = here.find(({ provider }) => provider.name === arn.name);
    if (same) return this.inPartition(same, arn.arn, known(same.provider.arn), same.provider.address);
    const mayBe = this.mayBeUnknown((this.providers.get('') ?? []).some(({ provider }) => provider.name === arn.name));
    if (mayBe !== undefined) return { unknown: mayBe };
    const nearly = here.find(({ provider }) => provider.name.toLowerCase() === arn.name.toLowerCase());
    if (nearly)
      return this.absent(
        arn,
        `the SAML provider is called ${nearly.provider.name}, the role value pattern says ${arn.name}`,
        nearly.provider.address,
      );
    const others = [...new Set(this.providersByName.get(arn.name) ?? [])].sort();
    const where =
      others.length === 0 ? '' : `; it is in ${others.slice(0, 3).join(', ')}${others.length > 3 ? ' …' : ''}`;
    const [other] = here;
    return this.absent(
      arn,
      `account ${arn.accountId} has no SAML provider ${arn.name}${where}${other ? `; it has ${other.provider.name}` : ''}`,
      other?.provider.address,
    );
  }

  role(arn: RoleArn): Found<ReadRole> {
    const outside = this.outside(arn.accountId);
    if (outside !== undefined) return { unknown: outside };
    const named = this.rolesByName.get(key(arn.accountId, arn.name)) ?? [];
    const exact = named.find(({ role, path }) => role.name === arn.name && known(path) === arn.path);
    if (exact) return this.inPartition(exact, arn.arn, known(exact.role.arn), exact.role.address);
    const mayBe = this.mayBeUnknown((this.rolesByName.get(key('', arn.name)) ?? []).length > 0);
    if (mayBe !== undefined) return { unknown: mayBe };
    const open = named.find(({ role, path }) => role.name === arn.name && 'unknown' in path);
    if (open && 'unknown' in open.path) return { unknown: open.path.unknown };
    const samePath = named.find(({ role }) => role.name === arn.name);
    // IAM keeps the names of roles unique in an account, so one of this name is this one, whatever was not read.
    if (samePath)
      return {
        broken: `the role ${arn.name} has the path ${samePath.role.path}, the role value pattern says ${arn.path}`,
        address: samePath.role.address,
      };
    const [nearly] = named;
    if (nearly)
      return {
        broken: `the role is called ${nearly.role.name}, the group says ${arn.name}: the assertion is compared with case`,
        address: nearly.role.address,
      };
    return this.absent(arn, `account ${arn.accountId} has no role ${arn.name}`);
  }

  /** What is missing is proven to be missing only where everything was read. */
  private absent<T>({ accountId }: ProviderArn, what: string, address?: Address): Found<T> {
    const gap = this.gaps.ofAccount(accountId);
    if (gap !== undefined) return { unknown: `in what was read, ${what}; ${gap}` };
    return { broken: what, ...(address === undefined ? {} : { address }) };
  }

  private inPartition<T>(found: T, wanted: string, arn: string | undefined, address: Address): Found<T> {
    if (arn === undefined || arn === wanted) return { found };
    return { broken: `the role value pattern makes ${wanted}, the documents make ${arn}`, address };
  }

  private outside(account: string): string | undefined {
    if (this.reached.has(account)) return undefined;
    return this.elsewhere === undefined
      ? `account ${account} is not in these documents`
      : `account ${account} is not in these documents by its id; of some provider the account is not known (${this.elsewhere})`;
  }

  private mayBeUnknown(sameName: boolean): string | undefined {
    return sameName ? `${ACCOUNT_OF_PROVIDER}: ${this.elsewhere ?? ''}` : undefined;
  }
}

/** IAM keeps names unique whatever their case. @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
function key(account: string, name: string): string {
  return `${account}/${name.toLowerCase()}`;
}
