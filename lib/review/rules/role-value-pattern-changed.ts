import { changedSetting } from '../app-setting';
import type { Rule } from '../model';

export const roleValuePatternChanged: Rule = {
  id: 'role-value-pattern-changed',
  severity: 'critical',
  title: 'Role groups map to different roles',
  why: 'The pattern builds the ARNs of the role and of the SAML provider from group names, for every role at once.',
  remedy: 'Compare account, path and provider name in the pattern with those in every account.',
  mayGiveAccess: true,
  check: (change) => changedSetting(change, ({ roleValuePattern }) => roleValuePattern),
};
