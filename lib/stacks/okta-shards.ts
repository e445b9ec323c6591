import type { App } from 'cdktf';
import type { Construct } from 'constructs';
import type { Federation } from '../config/model';
import type { OktaShards } from '../constructs/okta-shards';
import { shardOf } from '../naming/shard';
import { FederationStack } from './federation-stack';
import { managementGroupOutput } from './outputs';
import { addOktaProvider } from './providers';

/**
 * A stack for the role groups and group rules of each shard, `okta-0110`. The digits say which accounts are in it and how
 * many shards there are, so another number of them has other stacks. It reads one thing of the stack `okta`: the ids of
 * the management groups.
 */
export class ShardStacks implements OktaShards {
  readonly count: number;
  private readonly stacks: ReadonlyMap<string, FederationStack>;

  /** A retired account has its shard still: what it had there is removed by it. */
  constructor(
    app: App,
    config: Federation,
    private readonly oktaStack: () => FederationStack,
  ) {
    this.count = config.okta.shards ?? 1;
    const shards = new Set(config.accounts.map(({ id }) => shardOf(id, this.count)));
    this.stacks = new Map(
      [...shards].sort().map((shard) => {
        const stack = new FederationStack(app, `okta-${shard}`, config, ['okta']);
        addOktaProvider(stack, config);
        return [shard, stack];
      }),
    );
  }

  stackOf(accountId: string): FederationStack {
    const stack = this.stacks.get(shardOf(accountId, this.count));
    if (stack === undefined) throw new Error(`account ${accountId} is not of this configuration`);
    return stack;
  }

  idOf(managementGroup: Construct, stack: FederationStack): string {
    return stack.readState(this.oktaStack()).getString(managementGroupOutput(managementGroup));
  }
}
