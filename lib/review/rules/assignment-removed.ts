import { appPairs } from '../lookup';
import type { Rule } from '../model';

export const assignmentRemoved: Rule = {
  id: 'assignment-removed',
  severity: 'medium',
  title: 'A group is no longer assigned to the app',
  why: 'Its members keep their roles only while another of their groups is assigned; Okta documents no other way to the app.',
  remedy: 'Check that each of its members has the app by another group.',
  check: (change) => {
    const { after } = change;
    const exists = new Set([...after.managementGroups, ...after.roleGroups].map(({ name }) => name));
    return appPairs(change).flatMap(({ then, now }) => {
      const still = new Set(now.assigned?.groups);
      return (then.assigned?.groups ?? [])
        .filter((name) => exists.has(name) && now.assigned !== undefined && !still.has(name))
        .map((name) => ({ subject: name, address: now.address, evidence: `no longer assigned to ${now.label}` }));
    });
  },
};
