import type { GroupNaming } from '../naming/group-naming';
import { DEFAULTS } from './defaults';
import type { FederationYaml, Partially } from './draft';

/** How role groups are named, as it is written. */
export function groupNamingOf({ okta }: Partially<FederationYaml>): GroupNaming {
  const { groupPrefix: prefix = DEFAULTS.groupPrefix, groupFilter: filter = DEFAULTS.groupFilter } = okta?.app ?? {};
  return { prefix, filter: typeof filter === 'string' ? filter : { pattern: filter.pattern ?? '' } };
}
