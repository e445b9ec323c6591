import { mkdirSync } from 'node:fs';
import type { JsonObject } from '../../../lib/access';
import { checkPlans } from '../../../lib/import/check/check-plans';
import { LiveIndex } from '../../../lib/import/live/live-index';
import { parseSnapshot } from '../../../lib/live/parse-snapshot';
import type { Org } from '../../../sandbox/okta/org';
import { snapshot as everything } from '../../../sandbox/okta/snapshot';
import { terraformFor, type Terraforming } from '../../../sandbox/run/apply-stacks';
import { synthesize } from '../../../sandbox/stacks/synthesize';

export interface TakingOver {
  /** Folder of the configuration that the import wrote. */
  readonly config: string;
  /** Empty folder. */
  readonly work: string;
  /** The parsed snapshot. */
  readonly live: unknown;
  readonly org: Org;
  readonly terraforming: Omit<Terraforming, 'onProgress'>;
}

/** Plans, checks and applies an import stack by stack, and expects that nothing is changed and a second plan is empty. */
export async function expectToTakeOver({ config, work, live, org, terraforming }: TakingOver): Promise<void> {
  const index = new LiveIndex(parseSnapshot(live));
  const before = contents(org);
  mkdirSync(work);
  const stacks = await synthesize({ config, work });
  for (const stack of stacks) {
    const terraform = terraformFor(stack, terraforming);
    await terraform.init();
    await terraform.plan('tfplan');
    const json = (await terraform.show('tfplan')) as JsonObject;
    const { changes, overall } = checkPlans([{ name: stack.name, json }], index, []);
    expect({ overall, refused: changes.filter(({ refusals }) => refusals.length > 0) }).toEqual({
      overall: [],
      refused: [],
    });
    expect(changes.filter(({ verdict }) => verdict === 'real')).toEqual([]);
    expect(changes.filter(({ action, type }) => action === 'create' && type !== 'terraform_data')).toEqual([]);
    await terraform.apply('tfplan');
  }
  expect(contents(org)).toBe(before);
  for (const stack of stacks) expect(await terraformFor(stack, terraforming).plan('tfplan')).toBe(false);
}

/** A request of the same value changes when something was written last, and nothing else. */
function contents(org: Org): string {
  return JSON.stringify(everything(org), (key, value: unknown) =>
    /^lastUpdated$|^lastMembershipUpdated$/.test(key) ? undefined : value,
  );
}
