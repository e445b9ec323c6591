import { known } from '../read';
import type { Rule } from '../model';

export const appFilterOpen: Rule = {
  id: 'app-filter-open',
  severity: 'high',
  title: 'Groups that are not made in Okta can grant roles',
  why: 'Whoever may create a group in a connected directory names it like a role group and has the role.',
  remedy: 'Set appFilter to "okta".',
  check: ({ after }) =>
    after.apps.flatMap(({ label, address, appFilter }) => {
      const filter = known(appFilter);
      return filter === undefined || filter === 'okta'
        ? []
        : [{ subject: label, address, evidence: filter || '(empty)' }];
    }),
};
