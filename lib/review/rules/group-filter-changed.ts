import { changedSetting } from '../app-setting';
import type { Rule } from '../model';

export const groupFilterChanged: Rule = {
  id: 'group-filter-changed',
  severity: 'critical',
  title: 'The group filter changes which groups count as role groups',
  why: 'The group filter decides which group names become roles of which account, for every user at once.',
  remedy: 'Check the names of all groups in Okta, not only of those in the documents, against the new filter.',
  mayGiveAccess: true,
  check: (change) => changedSetting(change, ({ groupFilter }) => groupFilter),
};
