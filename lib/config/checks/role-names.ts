import { ACCOUNT_NAME } from '../../naming/account-name';
import { RoleName, roleNamePart } from '../../naming/role-name';
import { SAML_PROVIDER_NAME } from '../../naming/saml-provider-name';
import type { Check } from '../check';
import { DEFAULTS } from '../defaults';
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
  const { identityProvider = DEFAULTS.identityProvider } = draft.federation.yaml;
  if (!SAML_PROVIDER_NAME.test(identityProvider)) return;
  for (const { file, yaml, roles } of draft.accounts) {
    const account = yaml.name;
    if (account === undefined || !ACCOUNT_NAME.test(account)) continue;
    for (const { role, layers } of roles) {
      if (unusable.has(role)) continue;
      const refused = refusal(() => RoleName.of({ identityProvider, account, role }));
      const own = layers.find((layer) => layer.file === file);
      if (refused) complain(file, own ? own.path : ['name'], { ...refused, on: own ? 'key' : 'value' });
    }
  }
};
