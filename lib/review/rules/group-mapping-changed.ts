import { changedSetting } from '../app-setting';
import type { Rule } from '../model';

export const groupMappingChanged: Rule = {
  id: 'group-mapping-changed',
  severity: 'high',
  title: 'Group mapping is switched on or off',
  why: 'Without group mapping Okta takes roles from the app assignments, which no group rule and no document shows.',
  remedy: 'Keep useGroupMapping on.',
  mayGiveAccess: true,
  check: (change) => changedSetting(change, ({ useGroupMapping }) => useGroupMapping),
};
