import type { Aws } from '../../sandbox/aws/start';
import type { LiveAccount } from '../../sandbox/aws/live-accounts';
import { parseIamArn } from '../../sandbox/aws/arn';
import type { Assertion } from '../../sandbox/aws/saml/assertion';
import { AwsError } from '../../sandbox/aws/query/aws-error';
import { admit, verifyAssertionWith } from '../../sandbox/aws/saml/federate';
import type { App, User } from '../../sandbox/okta/model';
import { appsOf, groupsOf, type Org } from '../../sandbox/okta/org';
import { openAwsApp } from '../../sandbox/okta/user/assertion';
import { judgeSignOn } from '../../sandbox/okta/user/sign-on';

/** Login → ARNs of the roles that the person can assume right now. */
export type RolesByPerson = ReadonlyMap<string, ReadonlySet<string>>;

/** An assertion is good for five minutes. */
const FRESH_MS = 120_000;

interface Issued {
  readonly key: string;
  readonly at: number;
  /** Base64; absent where Okta opens no app, or lists no role. */
  readonly samlResponse?: string;
}

/**
 * Who can assume which role at this very moment: Okta's side issues the person's assertion out of the live org, as a
 * click on the tile does, and AWS's side judges each role in it with the live metadata and trust policies, as
 * AssumeRoleWithSAML does. No call of AWS's is at work meanwhile, so that the answer is that of one moment.
 */
export class RoleSampler {
  private readonly accounts = new Map<string, { readonly changes: number; readonly account: LiveAccount }>();
  private readonly issued = new Map<string, Issued>();
  private readonly verified = new Map<string, Promise<Assertion | undefined>>();
  private readonly numbers = new WeakMap<object, number>();
  private counted = 0;

  constructor(
    private readonly org: () => Org,
    private readonly aws: Pick<Aws, 'live'>,
  ) {}

  /** The roles of every active person. */
  look(): Promise<RolesByPerson> {
    return this.aws.live.between(async () => {
      const org = this.org();
      // All of Okta's side before the first wait: it changes whenever this does not run.
      const people = [...org.users.values()]
        .filter(({ status }) => status === 'ACTIVE')
        .map((user) => [user.profile.login, this.assertionsOf(org, user)] as const);
      const roles = new Map<string, ReadonlySet<string>>();
      for (const [login, responses] of people) {
        const assumable = new Set<string>();
        for (const response of responses) for (const arn of await this.assumable(response)) assumable.add(arn);
        roles.set(login, assumable);
      }
      return roles;
    });
  }

  private assertionsOf(org: Org, user: User): string[] {
    return appsOf(org, user.id)
      .filter(({ name }) => name === 'amazon_aws')
      .flatMap((app) => this.assertionOf(org, app, user) ?? []);
  }

  /** Signing takes its time, so that an assertion is issued anew only where something changed that it depends on. */
  private assertionOf(org: Org, app: App, user: User): string | undefined {
    const now = Date.now();
    const groups = groupsOf(org, user.id).map(({ id, profile: { name }, source }) => {
      const assignment = org.groupAssignments.get(app.id)?.get(id);
      return [name, source, assignment === undefined ? 0 : this.numberOf(assignment)];
    });
    const direct = org.userAssignments.get(app.id)?.get(user.id);
    const policy = org.policies.get(app.policyId);
    const key = JSON.stringify([
      org.id,
      this.numberOf(app),
      policy && this.numberOf(policy),
      this.numberOf(user),
      direct,
      groups,
    ]);
    const place = `${app.id} ${user.id}`;
    const before = this.issued.get(place);
    if (before?.key === key && now - before.at < FRESH_MS) return before.samlResponse;
    // Somebody who gave password and code just now: only a policy that refuses keeps them out.
    const at = org.now();
    const signIn = { userId: user.id, at, codeAt: at };
    const denied = judgeSignOn(org, app, user, { signIn, address: '127.0.0.1' }).outcome === 'denied';
    const opening = denied ? undefined : openAwsApp(org, app, user, at);
    const samlResponse = opening?.outcome === 'assertion' ? opening.samlResponse : undefined;
    this.issued.set(place, { key, at: now, ...(samlResponse === undefined ? {} : { samlResponse }) });
    return samlResponse;
  }

  private async assumable(samlResponse: string): Promise<string[]> {
    const arns: string[] = [];
    // Not verified yet; whatever stands in it is judged below.
    for (const { providerArn, roleArn } of claims(samlResponse)) {
      const [provider, role] = [parseIamArn(providerArn), parseIamArn(roleArn)];
      if (!provider || !role || provider.accountId !== role.accountId) continue;
      const account = await this.account(role.accountId);
      const metadata = account.samlProviders.get(providerArn);
      if (metadata === undefined) continue;
      const assertion = await this.verify(samlResponse, metadata, provider.partition);
      if (assertion && admits(assertion, account, { providerArn, roleArn })) arns.push(roleArn);
    }
    return arns;
  }

  private async account(accountId: string): Promise<LiveAccount> {
    const changes = this.aws.live.changes(accountId);
    const known = this.accounts.get(accountId);
    if (known?.changes === changes) return known.account;
    const account = await this.aws.live.read(accountId);
    this.accounts.set(accountId, { changes, account });
    return account;
  }

  private verify(samlResponse: string, metadata: string, partition: string): Promise<Assertion | undefined> {
    const key = `${partition} ${samlResponse} ${metadata}`;
    const known = this.verified.get(key);
    if (known) return known;
    const verified = verifyAssertionWith(metadata, samlResponse, partition as 'aws', new Date()).then(
      ({ assertion }) => assertion,
      refused,
    );
    this.verified.set(key, verified);
    return verified;
  }

  /** The org replaces what it changes, so that an object's identity tells whether it is still the same. */
  private numberOf(object: object): number {
    const known = this.numbers.get(object);
    if (known !== undefined) return known;
    this.counted += 1;
    this.numbers.set(object, this.counted);
    return this.counted;
  }
}

function admits(assertion: Assertion, account: LiveAccount, pair: { providerArn: string; roleArn: string }): boolean {
  const request = { ...pair, sourceIp: '127.0.0.1', userAgent: 'sampler' };
  try {
    admit(assertion, account.roles.get(pair.roleArn), request, new Date(assertion.issuedAt.getTime() + 1_000));
    return true;
  } catch (error) {
    refused(error);
    return false;
  }
}

function refused(error: unknown): undefined {
  if (error instanceof AwsError) return undefined;
  throw error;
}

const PAIR = /<[\w:]*AttributeValue[^>]*>([^<,]+:saml-provider\/[^<,]+),([^<,]+:role\/[^<,]+)</g;

function claims(samlResponse: string): { providerArn: string; roleArn: string }[] {
  const xml = Buffer.from(samlResponse, 'base64').toString();
  return [...xml.matchAll(PAIR)].map(([, providerArn = '', roleArn = '']) => ({ providerArn, roleArn }));
}

/** What was seen of people's roles while something was done. */
export interface Watched {
  readonly looks: number;
  readonly milliseconds: number;
  /** Longest time between two looks. */
  readonly longestGapMs: number;
  readonly before: RolesByPerson;
  readonly after: RolesByPerson;
  /** `<login> without <role>, seen <n> times, first after <ms> ms`: what somebody had before and after, and not in between. */
  readonly gaps: readonly string[];
  /** `<login> <role>`: what somebody had before and has no more. */
  readonly lost: readonly string[];
  /** `<login> <role>`: what somebody had not before. */
  readonly gained: readonly string[];
}

export interface WatchOptions {
  /** The name by which a role is one and the same before and after a change that renames it. @default - its ARN */
  readonly sameRole?: (arn: string) => string;
  /** @default 5 */
  readonly pauseMs?: number;
}

/** Looks again and again at everybody's roles while `work` is done. */
export async function watchRoles(
  sampler: Pick<RoleSampler, 'look'>,
  work: () => Promise<void>,
  { sameRole = (arn) => arn, pauseMs = 5 }: WatchOptions = {},
): Promise<Watched> {
  const look = async () => pairs(await sampler.look(), sameRole);
  const before = await sampler.look();
  const had = pairs(before, sameRole);
  const [done, start] = [new AbortController(), performance.now()];
  const missing = new Map<string, { times: number; firstMs: number }>();
  let [looks, longestGapMs, last] = [0, 0, start];
  const watching = (async () => {
    while (!done.signal.aborted) {
      const now = await look();
      const at = performance.now();
      [looks, longestGapMs, last] = [looks + 1, Math.max(longestGapMs, at - last), at];
      for (const pair of had) {
        if (now.has(pair)) continue;
        const seen = missing.get(pair) ?? { times: 0, firstMs: Math.round(at - start) };
        missing.set(pair, { ...seen, times: seen.times + 1 });
      }
      await new Promise((next) => setTimeout(next, pauseMs));
    }
  })();
  try {
    await work();
  } finally {
    done.abort();
    await watching;
  }
  const milliseconds = performance.now() - start;
  const after = await sampler.look();
  const has = pairs(after, sameRole);
  return {
    looks,
    milliseconds,
    longestGapMs,
    before,
    after,
    gaps: [...missing]
      .filter(([pair]) => has.has(pair))
      .map(([pair, { times, firstMs }]) => `${pair} was missing ${times} times, first after ${firstMs} ms`)
      .sort(),
    lost: [...had].filter((pair) => !has.has(pair)).sort(),
    gained: [...has].filter((pair) => !had.has(pair)).sort(),
  };
}

function pairs(roles: RolesByPerson, sameRole: (arn: string) => string): ReadonlySet<string> {
  return new Set([...roles].flatMap(([login, arns]) => [...arns].map((arn) => `${login} ${sameRole(arn)}`)));
}
