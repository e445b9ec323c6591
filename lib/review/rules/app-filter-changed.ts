import { changedSetting } from '../app-setting';
import type { Rule } from '../model';

export const appFilterChanged: Rule = {
  id: 'app-filter-changed',
  severity: 'critical',
  title: 'The app filter changes whose groups count as role groups',
  why: 'The app filter selects by source which groups Okta looks at. With another one, a group of a connected directory can grant an AWS role.',
  remedy: 'Keep "okta", so that only groups that Okta masters count.',
  mayGiveAccess: true,
  check: (change) => changedSetting(change, ({ appFilter }) => appFilter),
};
