import { SHARDS, shardOf } from '../../naming/shard';
import type { Check } from '../check';
import { DEFAULTS } from '../defaults';
import { grantedRoles } from '../granted-roles';

/** Role groups of one stack, each with a rule, up to which an apply costs no more for each of them. @see docs/decisions/156 */
const ROLE_GROUPS_OF_A_STACK = 500;

/** A change in one account plans all role groups that are in the same stack. */
export const manyRoleGroups: Check = (draft, warn) => {
  const { file, yaml } = draft.federation;
  if (yaml.okta?.app?.metadataFile !== undefined) return;
  const ids = grantedRoles(draft).map(({ account }) => account.yaml.id ?? '');
  const shards = yaml.okta?.shards ?? 1;
  const most = largest(ids, shards);
  if (most <= ROLE_GROUPS_OF_A_STACK) return;
  // With room to grow.
  const enough = SHARDS.find((count) => count > shards && largest(ids, count) <= ROLE_GROUPS_OF_A_STACK / 2);
  const number = enough ?? SHARDS.at(-1);
  const layout = (yaml.layout ?? DEFAULTS.layout) === 'single' ? '"layout: per-account" and ' : '';
  warn(file, ['okta', ...(yaml.okta?.shards === undefined ? [] : ['shards'])], {
    value: yaml.okta?.shards,
    requirement: `one stack has ${most} role groups, and a change in one account plans all of them`,
    remedy:
      number === shards
        ? 'give accounts fewer roles of their own'
        : `write ${layout}"shards: ${String(number)}", and move the state as docs/changing.md says`,
  });
};

function largest(accountIds: readonly string[], shards: number): number {
  const sizes = new Map<string, number>();
  for (const id of accountIds) {
    const shard = shardOf(id, shards);
    sizes.set(shard, (sizes.get(shard) ?? 0) + 1);
  }
  return Math.max(0, ...sizes.values());
}
