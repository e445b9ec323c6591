import { formerLabels } from '../lookup';
import { known } from '../read';
import type { Rule } from '../model';

export const appFilterOpen: Rule = {
  id: 'app-filter-open',
  severity: 'high',
  title: 'Groups of other directories can grant roles',
  why: 'Everyone who may create a group in a connected directory can name it like a role group and get the role.',
  remedy: 'Set appFilter to "okta".',
  mayGiveAccess: true,
  check: (change) => {
    const labelOf = formerLabels(change);
    return change.after.apps.flatMap((app) => {
      const filter = known(app.appFilter);
      return filter === undefined || filter === 'okta'
        ? []
        : [{ subject: labelOf(app), address: app.address, evidence: filter || '(empty)' }];
    });
  },
};
