import type { AuditRule } from '../model';
import { orgPlaces } from '../declared';
import { oktaUnread } from '../live';
import { liveRoleGroups } from '../role-groups';

export const peopleUnread: AuditRule = {
  id: 'people-unread',
  severity: 'medium',
  title: 'Who is in the role groups was not read',
  why: 'Somebody who was put into one of them by hand, or has left the company, is not seen.',
  remedy: 'Take the snapshot with --people.',
  mayGiveAccess: true,
  check: ({ declared, live, snapshot }) => {
    const roleGroups = [...liveRoleGroups(live, snapshot).values()];
    const unread = roleGroups.filter(
      ({ group }) =>
        group.people === undefined && !oktaUnread(snapshot, new RegExp(`^GET /api/v1/groups/${group.id}/users$`)),
    );
    if (unread.length === 0) return [];
    const { org } = snapshot.okta;
    const [first = ''] = orgPlaces(declared);
    return [
      {
        subject: org,
        address: first,
        evidence: `members of ${String(unread.length)} of ${String(roleGroups.length)} role groups`,
      },
    ];
  },
};
