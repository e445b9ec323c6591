import type { AuditRule, Audited } from '../model';
import { orgPlaces, declaredById } from '../declared';
import { rulesRead } from '../live';
import { addedBy, filledGroups } from '../people';
import { liveRoleGroups } from '../role-groups';
import { groupAddress } from '../places';

export const personByHand: AuditRule = {
  id: 'person-by-hand',
  severity: 'high',
  title: 'Somebody is in a role group without a rule',
  why: 'The person has the role, and neither the configuration nor a management group shows it.',
  remedy:
    'Take the person out of the role group in Okta; who needs the role belongs into a management group that is granted it.',
  mayGiveAccess: true,
  check: (audited) => {
    const { declared, live, snapshot } = audited;
    // Without the rules, everybody would look as if put there by hand.
    if (!rulesRead(snapshot)) return [];
    const declaredAs = declaredById(declared, snapshot);
    return [...liveRoleGroups(live, snapshot).values()].flatMap(({ group }) => {
      const filled = filledGroups(live, snapshot).get(group.id);
      if (filled === undefined) return [];
      const address = declaredAs.get(group.id)?.address ?? groupAddress(group.id);
      const alsoAt = orgPlaces(declared);
      const unexplained = filled.members.filter(({ by }) => by.length === 0).map(({ person }) => person);
      if (unexplained.length === 0) return [];
      if (filled.opaque.length > 0)
        return [
          {
            ...{ subject: group.name, address, alsoAt },
            evidence: `${String(unexplained.length)} members may be there by hand or by the rule ${filled.opaque.join(', ')}, which cannot be worked out`,
          },
        ];
      return unexplained.map(({ id, login }) => ({
        ...{ subject: `${login} in ${group.name}`, address, alsoAt },
        evidence: evidence(audited, id, group.id),
      }));
    });
  },
};

function evidence({ snapshot }: Audited, person: string, group: string): string {
  const entry = addedBy(snapshot, person, group);
  const who = entry === undefined ? '' : `, added by ${entry.by} at ${entry.at}`;
  return `a member of the group, and not by any rule${who}`;
}
