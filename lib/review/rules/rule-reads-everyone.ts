import { known } from '../read';
import type { Rule } from '../model';

/** Okta's built-in group of all users. */
const EVERYONE = 'everyone';

export const ruleReadsEveryone: Rule = {
  id: 'rule-reads-everyone',
  severity: 'critical',
  title: 'Every user of the org gets a role',
  why: 'The group Everyone contains every user of the org, including guests and service accounts.',
  remedy: 'Read a management group whose members are reviewed.',
  check: ({ after }) =>
    after.rules
      .filter(({ reads }) => (known(reads) ?? []).some((name) => name.toLowerCase() === EVERYONE))
      .map(({ name, address, expression }) => ({ subject: name, address, evidence: expression })),
};
