import { known } from '../read';
import type { Rule } from '../model';

export const groupFilterLoose: Rule = {
  id: 'group-filter-loose',
  severity: 'medium',
  title: 'The group filter does not match the whole name',
  why: 'Without ^ and $ a group counts as soon as a part of its name looks like a role group, so a group made for another purpose may grant a role.',
  remedy: String.raw`Use Okta's documented filter, ^aws\#\S+\#(?{{role}}[\w\-]+)\#(?{{accountid}}\d+)$.`,
  check: ({ after }) =>
    after.apps.flatMap(({ label, address, groupFilter }) => {
      const filter = known(groupFilter);
      const whole =
        filter === undefined ||
        (filter.startsWith('^') && /(^|[^\\])(\\\\)*\$$/.test(filter) && !hasOpenBranch(filter));
      return whole ? [] : [{ subject: label, address, evidence: filter }];
    }),
};

/** `^a|b$` is anchored on neither side: a bar outside of parentheses and brackets. */
function hasOpenBranch(filter: string): boolean {
  let depth = 0;
  let inClass = false;
  for (let i = 0; i < filter.length; i++) {
    const character = filter[i];
    if (character === '\\') i++;
    else if (inClass) inClass = character !== ']';
    else if (character === '[') inClass = true;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === '|' && depth === 0) return true;
  }
  return false;
}
