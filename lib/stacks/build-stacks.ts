import type { App } from 'cdktf';
import type { Federation } from '../config/model';
import { buildPerAccount } from './per-account';
import { buildSingle } from './single';
import { validateTree } from './validate-tree';
import { withoutStackTraces } from './without-stack-traces';

/**
 * Builds the stacks of a configuration: `federation` in the layout `single`; `okta` and an `account-<account id>` for
 * each account in the layout `per-account`, with an `okta-<digits>` for each of `okta.shards` beside them.
 * @throws InvalidTree with everything that the finished tree has against itself; nothing was written then
 */
export function buildStacks(app: App, federation: Federation): void {
  withoutStackTraces(() => {
    if (federation.layout === 'single') buildSingle(app, federation);
    else buildPerAccount(app, federation);
  });
  validateTree(app);
}
