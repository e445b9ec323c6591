import { changedSetting } from '../app-setting';
import type { Rule } from '../model';

export const joinAllRolesChanged: Rule = {
  id: 'join-all-roles-changed',
  severity: 'high',
  title: 'Whether people have all roles of all their groups changes',
  why: 'Join all roles adds up the roles of every group; without it a user has those of one assignment only.',
  remedy: 'Keep it on, as the procedure has it.',
  check: (change) => changedSetting(change, ({ joinAllRoles }) => joinAllRoles),
};
