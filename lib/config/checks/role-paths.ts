import { rolePath as checkPath } from '../../naming/role-path';
import type { Check } from '../check';
import { DEFAULTS } from '../defaults';
import { refusal } from '../refusal';

/** Path of all roles that have none of their own. */
export const rolePaths: Check = (draft, complain) => {
  const { file, yaml } = draft.federation;
  const { rolePath = DEFAULTS.rolePath } = yaml;
  const refused = refusal(() => checkPath(rolePath));
  if (refused) complain(file, ['rolePath'], refused);
};
