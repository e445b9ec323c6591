import { orgPlaces } from '../declared';
import { liveIndex } from '../live';
import type { AuditRule } from '../model';
import { appAddress } from '../places';

export const personalGrant: AuditRule = {
  id: 'personal-grant',
  severity: 'high',
  title: 'Roles were picked by hand in an assignment of the app',
  why: 'They are given whatever groups and rules say, and no management group shows them.',
  remedy: 'Remove the picked roles from the assignment in Okta, and grant what is needed in the configuration.',
  mayGiveAccess: true,
  check: ({ declared, snapshot }) => {
    const { groups } = liveIndex(snapshot);
    const addressOf = new Map(declared.apps.map(({ label, address }) => [label, address]));
    return snapshot.okta.apps.flatMap((app) => {
      const picked = [
        ...app.people.map(({ login, samlRoles }) => ({ who: login, samlRoles })),
        ...app.groups.map(({ groupId, samlRoles }) => ({
          who: `the group ${groups.get(groupId)?.name ?? groupId}`,
          samlRoles,
        })),
      ];
      return picked
        .filter(({ samlRoles }) => samlRoles.length > 0)
        .map(({ who, samlRoles }) => ({
          subject: `${who} in ${app.label}`,
          address: addressOf.get(app.label) ?? appAddress(app.id),
          alsoAt: orgPlaces(declared),
          evidence: `picked: ${[...samlRoles].sort().join(', ')}`,
        }));
    });
  },
};
