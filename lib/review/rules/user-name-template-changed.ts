import { changedSetting } from '../app-setting';
import type { Rule } from '../model';

const DEFAULT = { known: '${source.login}' };

export const userNameTemplateChanged: Rule = {
  id: 'user-name-template-changed',
  severity: 'high',
  title: 'The app takes user names from another attribute',
  why: 'The user name becomes the name of every session in AWS: conditions on it admit others, and the audit log shows other names.',
  remedy:
    'Check that users cannot edit the attribute and that it is unique, and adjust the conditions that name people.',
  mayGiveAccess: true,
  check: (change) => changedSetting(change, ({ userName }) => userName ?? DEFAULT),
};
