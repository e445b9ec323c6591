import { known } from '../read';
import type { Rule } from '../model';

export const roleGroupUnmanaged: Rule = {
  id: 'role-group-unmanaged',
  severity: 'low',
  title: 'No group rule fills a role group',
  why: 'Its role is available only to people who are added to the group directly, outside of every management group.',
  remedy: 'Grant the role to a management group, or remove the role.',
  check: ({ after }) => {
    // A rule of which nobody knows the targets may fill any of them.
    if (after.rules.some(({ targets }) => 'unknown' in targets)) return [];
    const filled = new Set(after.rules.flatMap(({ targets }) => known(targets) ?? []));
    return after.roleGroups
      .filter(({ name, role }) => role !== undefined && !filled.has(name))
      .map(({ name, address }) => ({ subject: name, address, evidence: 'the target of no group rule' }));
  },
};
