import type { Rule } from '../model';

export const unreadable: Rule = {
  id: 'unreadable',
  severity: 'high',
  title: 'A part could not be analysed',
  why: 'What cannot be read may give access, and nothing in this report speaks of it.',
  remedy: 'Write the value as a literal, or review this part by hand.',
  check: ({ after }) => after.unknown.map(({ subject, address, reason }) => ({ subject, address, evidence: reason })),
};
