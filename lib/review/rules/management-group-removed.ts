import type { Access } from '../../access';
import { byAddress, missing } from '../lookup';
import type { Rule } from '../model';

export const managementGroupRemoved: Rule = {
  id: 'management-group-removed',
  severity: 'medium',
  title: 'A management group is deleted',
  why: 'Its members are removed with it. A group created under another name starts empty, also where a rename is meant.',
  remedy: 'Save the list of its members first.',
  check: ({ before, after }) => {
    const gone = missing(before.managementGroups, after.managementGroups, ({ address }) => address);
    if (gone.length === 0) return [];
    const kept = new Set([...(after.forgotten ?? []), ...movedAway(before, after)]);
    return gone
      .filter(({ existing, address }) => !existing && !kept.has(address))
      .map(({ name, address }) => ({ subject: name, address, evidence: 'its block is not in the documents any more' }));
  },
};

/** Groups that only get another address: a new one, where no other object was. */
function movedAway(before: Access, { managementGroups, moves = [] }: Access): string[] {
  const [then, now] = [byAddress(before.managementGroups), byAddress(managementGroups)];
  return moves.flatMap(({ from, to }) => (now.has(to) && !then.has(to) ? [from] : []));
}
