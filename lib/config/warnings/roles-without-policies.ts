import type { Check } from '../check';
import { keyOf } from '../merge-roles';

/** Somebody can sign in to such a role and do nothing. It is legal: a policy may be attached by something else. */
export const rolesWithoutPolicies: Check = (draft, warn) => {
  const complaint = {
    value: [],
    requirement: 'has no policy: people can choose this role and do nothing with it',
    remedy: 'list its policies, or delete it',
    on: 'key',
  } as const;
  for (const { yaml, roles } of draft.accounts) {
    if (yaml.retired === true) continue;
    for (const role of roles) {
      const granted = (keyOf(role, 'grantedTo')?.value ?? []).length > 0;
      const list = keyOf(role, 'policies');
      if (!granted || (list?.value ?? []).length > 0) continue;
      const { file, path } = list ?? role.layers.at(-1) ?? role.layers[0];
      warn(file, path.slice(0, 2), complaint);
    }
  }
};
