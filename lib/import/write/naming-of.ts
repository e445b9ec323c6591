import { groupFilterText } from '../../naming/group-filter';
import { DEFAULT_PREFIX, type GroupNaming } from '../../naming/group-naming';

/** How the role groups of a group filter are named: one of Okta's two documented forms, or a pattern. */
export function namingOf(filter: string): GroupNaming {
  const prefix = /^\^?([A-Za-z][A-Za-z0-9-]{0,29}?)(?:\\#|_\(\?)/.exec(filter)?.[1] ?? DEFAULT_PREFIX;
  const form = (['hash', 'underscore'] as const).find((each) => groupFilterText({ prefix, filter: each }) === filter);
  return form === undefined ? { prefix: DEFAULT_PREFIX, filter: { pattern: filter } } : { prefix, filter: form };
}
