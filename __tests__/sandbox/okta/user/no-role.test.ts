import { appSettingsSchema } from '../../../../sandbox/okta/user/app-settings';
import { whyNoRole } from '../../../../sandbox/okta/user/no-role';
import type { HeldGroup } from '../../../../sandbox/okta/user/roles';

const assignment = { priority: 0, samlRoles: [] };
const why = (group: Partial<HeldGroup>, settings: Record<string, unknown> = {}) =>
  whyNoRole({
    settings: appSettingsSchema.parse({ useGroupMapping: true, groupFilter: '^aws#(?{{role}}\\w+)$', ...settings }),
    groups: [{ name: 'aws#Admin', source: 'okta', assignment, ...group }],
  })[0]?.reason;

test.each([
  [
    'is not assigned to the app, and neither is any other group of the user',
    () => whyNoRole({ settings: appSettingsSchema.parse({}), groups: [{ name: 'x', source: 'okta' }] })[0]?.reason,
  ],
  [
    'is not assigned to the app',
    () =>
      whyNoRole({ settings: appSettingsSchema.parse({}), groups: [{ name: 'x', source: 'okta' }], inPerson: true })[0]
        ?.reason,
  ],
  [
    'has no role picked in its assignment that the identity provider ARN leads to',
    () => why({}, { useGroupMapping: false }),
  ],
  ['comes from "active_directory", and the app filter admits only "okta"', () => why({ source: 'active_directory' })],
  ['does not match the group filter', () => why({ name: 'Support' })],
  ['lacks a part that the role value pattern asks for', () => why({})],
])('reports that a group %s', (reason, told) => expect(told()).toBe(reason));
