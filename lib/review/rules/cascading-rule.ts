import { known } from '../read';
import type { Rule } from '../model';

export const cascadingRule: Rule = {
  id: 'cascading-rule',
  severity: 'medium',
  title: 'A group rule reads a group that another group rule fills',
  why: 'Okta does not promise an order: people get and lose roles late or not at all, and the other group rule decides who is in the group.',
  remedy: 'Let group rules read only groups to which people are added directly.',
  check: ({ after }) => {
    const filled = new Set(after.rules.flatMap(({ targets }) => known(targets) ?? []));
    return after.rules.flatMap(({ name, address, reads }) =>
      (known(reads) ?? [])
        .filter((group) => filled.has(group))
        .map((group) => ({ subject: name, address, evidence: `${group} is the target of another rule` })),
    );
  },
};
