import { invalidToken } from './refusals';

/** Where an assertion is handed in. The role picker and STS are told apart: a person may use both within its time. */
export type EntryPoint = 'sts' | 'sign-in';

/**
 * Lets each assertion in once for each role. Clients that log in to all of a user's roles hand in one assertion for
 * each of them (gimme-aws-creds does), so the assertion alone can't be what is used up.
 */
export class ReplayGuard {
  private readonly used = new Map<string, Date>();

  /** @throws AwsError `InvalidIdentityToken` the second time */
  use(
    { issuer, id, roleArn, entryPoint }: { issuer: string; id: string; roleArn: string; entryPoint: EntryPoint },
    { until, now }: { until: Date; now: Date },
  ): void {
    for (const [key, end] of this.used) if (end <= now) this.used.delete(key);
    const key = JSON.stringify([issuer, id, roleArn, entryPoint]);
    if (this.used.has(key)) throw invalidToken('The assertion has been used for this role already');
    this.used.set(key, until);
  }
}
