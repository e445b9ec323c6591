import { rolePath as checkPath } from '../../naming/role-path';
import type { Check } from '../check';
import { DEFAULTS } from '../defaults';
import { refusal } from '../refusal';
import { writtenRoles } from '../written-places';

/** Okta's role value pattern knows one path, so a role elsewhere could never be assumed. */
export const rolePaths: Check = (draft, complain) => {
  const { file, yaml } = draft.federation;
  const { rolePath = DEFAULTS.rolePath } = yaml;
  const refused = refusal(() => checkPath(rolePath));
  if (refused) complain(file, ['rolePath'], refused);
  for (const { file: place, path, value: role } of writtenRoles(draft))
    if (role.path !== undefined && role.path !== rolePath)
      complain(place, [...path, 'path'], {
        value: role.path,
        rule: `differs from rolePath, which is ${rolePath}: the app’s role value pattern knows one path`,
        remedy: 'leave it out, or set rolePath in federation.yaml for all roles',
      });
};
