import { changedSetting } from '../app-setting';
import type { Rule } from '../model';

export const joinAllRolesChanged: Rule = {
  id: 'join-all-roles-changed',
  severity: 'high',
  title: '"Join all roles" is switched on or off',
  why: 'With it a user has the roles of all groups; without it those of one assignment only.',
  remedy: 'Keep joinAllRoles on.',
  mayGiveAccess: true,
  check: (change) => changedSetting(change, ({ joinAllRoles }) => joinAllRoles),
};
