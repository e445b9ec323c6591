import { changedSetting } from '../app-setting';
import type { Rule } from '../model';

export const groupMappingChanged: Rule = {
  id: 'group-mapping-changed',
  severity: 'high',
  title: 'Roles come from somewhere else than from groups',
  why: 'Without group mapping Okta takes roles from the app assignment, which no group rule and no document shows.',
  remedy: 'Keep useGroupMapping on.',
  check: (change) => changedSetting(change, ({ useGroupMapping }) => useGroupMapping),
};
