import type { App } from '../../access';
import { appPairs } from '../lookup';
import type { Rule } from '../model';

/** Role groups and groups with grants come with their roles, which the report shows as gains. */
export const appAssignedToOthers: Rule = {
  id: 'app-assigned-to-others',
  severity: 'high',
  title: 'More people get the app',
  why: 'Everybody who has the app gets the role of every matching group that they are in, whether or not that group is assigned.',
  remedy: 'Assign management groups and role groups only, or say in the pull request who is meant.',
  mayGiveAccess: true,
  check: (change) => {
    const { after } = change;
    const shown = new Set([
      ...after.grants.flatMap(({ managementGroup, roleGroup }) => [managementGroup, roleGroup]),
      ...after.roleGroups.filter(({ role }) => role !== undefined).map(({ name }) => name),
    ]);
    return appPairs(change).flatMap(({ then, now }) => {
      const { label: subject, address } = now;
      const before = new Set(assignedTo(then));
      const more = assignedTo(now).filter((name) => !before.has(name) && !shown.has(name));
      const everyone = now.assigned?.everyone === true && then.assigned?.everyone !== true;
      return (everyone ? ['Everyone'] : more).map((name) => ({ subject, address, evidence: `assigned to ${name}` }));
    });
  },
};

function assignedTo({ assigned }: App): readonly string[] {
  return assigned?.groups ?? [];
}
