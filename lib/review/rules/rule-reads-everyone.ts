import { known } from '../read';
import type { Rule } from '../model';

/** Okta's built-in group of all users. */
const EVERYONE = 'everyone';

export const ruleReadsEveryone: Rule = {
  id: 'rule-reads-everyone',
  severity: 'critical',
  title: 'Everybody in the company gets a role',
  why: 'The group Everyone holds every user of the org, also guests and service accounts.',
  remedy: 'Read a management group that somebody keeps.',
  check: ({ after }) =>
    after.rules
      .filter(({ reads }) => (known(reads) ?? []).some((name) => name.toLowerCase() === EVERYONE))
      .map(({ name, address, expression }) => ({ subject: name, address, evidence: expression })),
};
