import { ACCOUNT_NAME } from '../../naming/account-name';
import { ROLE_NAME_PART, RoleName, roleNamePart } from '../../naming/role-name';
import { SAML_PROVIDER_NAME } from '../../naming/saml-provider-name';
import type { Check } from '../check';
import { fullRoleNames } from '../full-role-names';
import { refusal } from '../refusal';
import { writtenRoles } from '../written-places';

/** IAM's limit on names, and what Okta's group filter overlooks. */
export const roleNames: Check = (draft, complain) => {
  const unusable = new Set<string>();
  for (const { file, path } of writtenRoles(draft)) {
    const role = String(path.at(-1));
    const refused = refusal(() => roleNamePart('role', role));
    if (!refused) continue;
    unusable.add(role);
    complain(file, path, { ...refused, on: 'key' });
  }
  for (const written of draft.accounts)
    for (const role of written.roles)
      for (const { identityProvider, account, role: name, given } of fullRoleNames(draft, written, role)) {
        if (given !== undefined) continue;
        if (account === undefined || !ACCOUNT_NAME.test(account) || !SAML_PROVIDER_NAME.test(identityProvider))
          continue;
        if (unusable.has(role.role) || !ROLE_NAME_PART.test(name)) continue;
        const refused = refusal(() => RoleName.of({ identityProvider, account, role: name }));
        const own = role.layers.find((layer) => layer.file === written.file);
        if (refused) complain(written.file, own ? own.path : ['name'], { ...refused, on: own ? 'key' : 'value' });
      }
};
