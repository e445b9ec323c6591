import { withoutIds } from '../../live/snapshot';
import { groupBy } from '../../review/order';
import { orgPlaces } from '../declared';
import type { AuditRule } from '../model';

export const endpointUnreadable: AuditRule = {
  id: 'endpoint-unreadable',
  severity: 'high',
  title: 'A part of Okta, or the list of accounts, could not be read',
  why: 'Whatever was changed there is not in this report.',
  remedy:
    'Give the reader the scope or role that "federation snapshot --permissions" prints, and take the snapshot again.',
  mayGiveAccess: true,
  check: ({ declared, snapshot }) => {
    const unread = snapshot.unread.filter(({ where }) => where === 'okta' || where === 'organization');
    const alike = groupBy(unread, ({ what, reason }) => `${withoutIds(what)} ${reason}`);
    const [address = 'okta:org'] = orgPlaces(declared);
    return [...alike.values()].flatMap((list) => {
      const [first, ...others] = list;
      if (first === undefined) return [];
      const more = others.length === 0 ? '' : ` (and ${String(others.length)} more like it)`;
      return [{ subject: first.what, address, evidence: `${first.reason}${more}` }];
    });
  },
};
