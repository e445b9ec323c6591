import { known } from '../read';
import type { Rule } from '../model';

export const roleGroupUnmanaged: Rule = {
  id: 'role-group-unmanaged',
  severity: 'low',
  title: 'No rule fills a role group',
  why: 'Its role can be had only by people who are put into the group by hand, past every management group.',
  remedy: 'Grant it to a management group, or take the role out.',
  check: ({ after }) => {
    const filled = new Set(after.rules.flatMap(({ targets }) => known(targets) ?? []));
    return after.roleGroups
      .filter(({ name, assigned, role }) => assigned && role !== undefined && !filled.has(name))
      .map(({ name, address }) => ({ subject: name, address, evidence: 'assigned to the app, target of no rule' }));
  },
};
