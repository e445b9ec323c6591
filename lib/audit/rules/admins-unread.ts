import { orgPlaces } from '../declared';
import { oktaUnread } from '../live';
import type { AuditRule } from '../model';

/** What Okta refused is a finding of `endpoint-unreadable`. */
export const adminsUnread: AuditRule = {
  id: 'admins-unread',
  severity: 'low',
  title: 'Who administers Okta was not read',
  why: 'Administrators can give roles besides the configuration, and this report says nothing of who they are.',
  remedy: 'Take the snapshot without --no-admins.',
  check: ({ declared, snapshot }) => {
    const { org, admins } = snapshot.okta;
    if (admins !== undefined || oktaUnread(snapshot, /^GET \/api\/v1\/iam\//)) return [];
    return [
      {
        subject: org,
        address: orgPlaces(declared)[0] ?? 'okta:org',
        evidence: 'administrators are not in the snapshot',
      },
    ];
  },
};
