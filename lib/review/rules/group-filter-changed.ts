import { changedSetting } from '../app-setting';
import type { Rule } from '../model';

export const groupFilterChanged: Rule = {
  id: 'group-filter-changed',
  severity: 'critical',
  title: 'Which groups are roles changes',
  why: 'The group filter decides which group names become roles of which account, for every user at once.',
  remedy: 'Go through the names of all groups in Okta, not only of those in the documents, with the new filter.',
  check: (change) => changedSetting(change, ({ groupFilter }) => groupFilter),
};
