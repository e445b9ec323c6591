import { ROLE_NAME_CHARACTERS } from '../../naming/limits';
import type { Check } from '../check';
import { DEFAULTS } from '../defaults';
import { grantedRoles } from '../granted-roles';

/** The console's Switch Role takes path and name together; signing in from Okta has no such limit. */
export const switchRole: Check = (draft, warn) => {
  const { file, yaml } = draft.federation;
  const { rolePath = DEFAULTS.rolePath } = yaml;
  if (rolePath === '/') return;
  const tooLong = grantedRoles(draft).filter(({ name }) => rolePath.length + name.length > ROLE_NAME_CHARACTERS);
  const [first] = tooLong;
  if (!first) return;
  warn(file, ['rolePath'], {
    value: rolePath,
    requirement: `with it ${tooLong.length} role names are longer than ${ROLE_NAME_CHARACTERS} characters, e.g. ${rolePath}${first.name}, which Switch Role in the console refuses`,
    remedy: 'shorten it, or leave it if nobody switches roles',
  });
};
