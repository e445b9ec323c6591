import { accountPlaces, declaredIndex } from '../declared';
import { liveIndex } from '../live';
import type { AuditRule } from '../model';

export const accountUnreadable: AuditRule = {
  id: 'account-unreadable',
  severity: 'high',
  title: 'An account could not be read',
  why: 'Whatever was changed in it is not in this report.',
  remedy: 'Give the role that reads it what "federation snapshot --permissions" prints, and take the snapshot again.',
  mayGiveAccess: true,
  check: ({ declared, snapshot }) => {
    const { accounts } = liveIndex(snapshot);
    const unread = new Map<string, string[]>();
    for (const { where, what, reason } of snapshot.unread)
      if (where !== 'okta' && where !== 'organization')
        unread.set(where, [...(unread.get(where) ?? []), `${what}: ${reason}`]);
    for (const id of declaredIndex(declared).accounts)
      if (!accounts.has(id) && !unread.has(id)) unread.set(id, ['it is not in the snapshot']);
    return [...unread].map(([id, reasons]) => {
      const places = accountPlaces(declared, id);
      return { subject: id, address: places[0] ?? `${id}:account`, evidence: reasons.join('; '), alsoAt: places };
    });
  },
};
