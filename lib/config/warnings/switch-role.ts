import type { Check } from '../check';
import { DEFAULTS } from '../defaults';
import { grantedRoles } from '../granted-roles';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MAX_LENGTH = 64;

/** The console's Switch Role takes path and name together; signing in from Okta has no such limit. */
export const switchRole: Check = (draft, warn) => {
  const { file, yaml } = draft.federation;
  const { rolePath = DEFAULTS.rolePath } = yaml;
  if (rolePath === '/') return;
  const tooLong = grantedRoles(draft).filter(({ name }) => rolePath.length + name.length > MAX_LENGTH);
  const [first] = tooLong;
  if (!first) return;
  warn(file, ['rolePath'], {
    value: rolePath,
    rule: `with it ${tooLong.length} role names are longer than ${MAX_LENGTH} characters, e.g. ${rolePath}${first.name}, which Switch Role in the console refuses`,
    remedy: 'shorten it, or leave it if nobody switches roles',
  });
};
