import { MAY_DENY } from '../../access';
import { UNREAD } from '../../documents';
import type { Rule } from '../model';

export const unreadable: Rule = {
  id: 'unreadable',
  severity: 'high',
  title: 'A part could not be analysed',
  why: 'What cannot be read may give access, and the rest of this report does not cover it.',
  remedy: 'Write the value as a literal, or review this part manually.',
  mayGiveAccess: true,
  // An expression that nobody works out is reported by `argument-cannot-be-read`, once.
  check: ({ after: { unknown, outside } }) => {
    const told = new Set(outside.filter(({ kind }) => kind === 'expression').map(({ address }) => address));
    return unknown
      .filter(({ address, reason }) => !(told.has(address) && reason.includes(UNREAD)))
      .map(({ subject, address, reason }) => ({
        subject,
        address,
        evidence: reason,
        // A denial gives nobody anything.
        ...(reason.endsWith(MAY_DENY) ? ({ severity: 'medium', mayGiveAccess: false } as const) : {}),
      }));
  },
};
