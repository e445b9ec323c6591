import type { Rule } from '../model';

export const unreadable: Rule = {
  id: 'unreadable',
  severity: 'high',
  title: 'A part could not be analysed',
  why: 'What cannot be read may give access, and the rest of this report does not cover it.',
  remedy: 'Write the value as a literal, or review this part manually.',
  mayGiveAccess: true,
  check: ({ after }) => after.unknown.map(({ subject, address, reason }) => ({ subject, address, evidence: reason })),
};
