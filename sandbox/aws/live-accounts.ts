import type { Gateway } from './gateway/gateway';
import type { MotoClient } from './moto/moto-client';
import { readRoles, type Role } from './moto/read-role';
import type { Partition } from './partition';
import { childElements, textAt } from './query/xml';

/** What decides in an account who may become which role. */
export interface LiveAccount {
  /** By ARN. */
  readonly roles: ReadonlyMap<string, Role>;
  /** ARN of a SAML provider → its metadata. */
  readonly samlProviders: ReadonlyMap<string, string>;
}

/** The local accounts as they are, for code that watches them from within this process. */
export class LiveAccounts {
  constructor(
    private readonly gateway: Gateway,
    private readonly moto: MotoClient,
    private readonly partition: Partition,
  ) {}

  /** A number that grows with every call that may have changed something in an account. */
  changes(accountId: string): number {
    return this.gateway.changes(accountId);
  }

  /** Names of the calls that may have changed something in an account so far, e.g. `AttachRolePolicy`. */
  writes(accountId: string): readonly string[] {
    return this.gateway.writes(accountId);
  }

  /** Does something between two calls, so that no account changes meanwhile. */
  between<T>(work: () => Promise<T>): Promise<T> {
    return this.gateway.between(work);
  }

  async read(accountId: string): Promise<LiveAccount> {
    const account = { accountId, partition: this.partition };
    const roles = await readRoles(this.moto, account);
    const list = await this.moto.call(account, 'ListSAMLProviders');
    const arns = childElements(list, 'ListSAMLProvidersResult')
      .flatMap((result) => childElements(result, 'SAMLProviderList'))
      .flatMap((members) => childElements(members, 'member'))
      .flatMap((member) => textAt(member, 'Arn') ?? []);
    const samlProviders = new Map<string, string>();
    for (const arn of arns) {
      const answer = await this.moto.find(account, 'GetSAMLProvider', { SAMLProviderArn: arn });
      const metadata = answer && textAt(answer, 'GetSAMLProviderResult', 'SAMLMetadataDocument');
      if (metadata !== undefined) samlProviders.set(arn, metadata);
    }
    return { roles: new Map(roles.map((role) => [role.arn, role])), samlProviders };
  }
}
