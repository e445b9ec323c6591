import { arnOf, hasComments } from '../lookup';
import type { Rule } from '../model';

/** Arguments that Terraform would set back, or replace the role for, if it did not ignore them. */
const OWNERS_OWN = ['description', 'max_session_duration', 'path', 'permissions_boundary', 'tags', 'tags_all'];

export const adoptedRoleUnprotected: Rule = {
  id: 'adopted-role-unprotected',
  severity: 'high',
  title: 'An adopted role is not protected from changes by Terraform',
  why: 'Without prevent_destroy a replacement deletes the role; an argument that is not ignored is reset, for example its permissions boundary.',
  remedy:
    'Adopt the role with "adopt" in the account file, which adds prevent_destroy and ignores what belongs to its owner.',
  check: ({ after }) =>
    after.roles
      .filter(({ adopted, address }) => adopted && hasComments(after, address))
      .flatMap((role) => {
        const ignored = role.ignoresChanges;
        const lacking = [
          ...(role.preventDestroy ? [] : ['prevent_destroy']),
          // A reader that doesn't tell what is ignored says nothing about it.
          ...(ignored ? OWNERS_OWN.filter((name) => !ignored.includes(name) && !ignored.includes('all')) : []),
        ];
        return lacking.length === 0
          ? []
          : [{ subject: arnOf(role), address: role.address, evidence: `without ${lacking.join(', ')}` }];
      }),
};
