import type { Access, AssertedRole, RoleGroup } from '../access';
import type { LiveGroup, Snapshot } from '../live/snapshot';
import { memoPair } from '../review/memo';
import { liveIndex } from './live';

/** A live group that names a role, with what AWS makes of it. */
export interface LiveRoleGroup {
  readonly group: LiveGroup;
  readonly named: RoleGroup;
  readonly asserted: readonly AssertedRole[];
}

/** Live groups from whose names the app's filter reads a role and an account, by id. */
export const liveRoleGroups = memoPair((live: Access, snapshot: Snapshot): ReadonlyMap<string, LiveRoleGroup> => {
  const { groups } = liveIndex(snapshot);
  return new Map(
    live.roleGroups.flatMap((named) => {
      const group = named.id === undefined ? undefined : groups.get(named.id);
      if (group === undefined || named.role === undefined) return [];
      return [[group.id, { group, named, asserted: named.asserted ?? [] }] as const];
    }),
  );
});
