import { changedSetting } from '../app-setting';
import type { Rule } from '../model';

export const appFilterChanged: Rule = {
  id: 'app-filter-changed',
  severity: 'critical',
  title: 'Groups from elsewhere may count, or no longer count, as roles',
  why: 'The app filter says whose groups are looked at. With another one, a group of a directory can grant an AWS role.',
  remedy: 'Keep "okta", so that only groups made in Okta count.',
  check: (change) => changedSetting(change, ({ appFilter }) => appFilter),
};
