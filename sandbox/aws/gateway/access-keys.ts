import { AwsError } from '../query/aws-error';

export interface KeyHolder {
  readonly accountId: string;
  /** User or assumed role that the key is of. */
  readonly arn: string;
  /** Temporary credentials end; a user's keys don't. */
  readonly expiration?: Date;
}

/** Which access key speaks for which account. Every key is made behind the gateway, so it has seen them all. */
export class AccessKeys {
  private readonly holders = new Map<string, KeyHolder & { readonly active: boolean }>();

  add(accessKeyId: string, holder: KeyHolder): void {
    this.holders.set(accessKeyId, { ...holder, active: true });
  }

  setActive(accessKeyId: string, active: boolean): void {
    const holder = this.holders.get(accessKeyId);
    if (holder) this.holders.set(accessKeyId, { ...holder, active });
  }

  remove(accessKeyId: string): void {
    this.holders.delete(accessKeyId);
  }

  /** @throws AwsError as AWS refuses credentials that it does not know, or no longer */
  holderOf(accessKeyId: string, now: Date): KeyHolder {
    const holder = this.holders.get(accessKeyId);
    if (!holder?.active)
      throw new AwsError('InvalidClientTokenId', 'The security token included in the request is invalid.', 403);
    if (holder.expiration && holder.expiration <= now)
      throw new AwsError('ExpiredToken', 'The security token included in the request is expired', 403);
    return holder;
  }
}
