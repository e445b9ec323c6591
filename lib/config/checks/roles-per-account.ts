import { ROLES_IN_ACCOUNT } from '../../naming/limits';
import type { Check } from '../check';

/** More roles than an account takes would fail at apply, half-way. */
export const rolesPerAccount: Check = ({ accounts }, complain) => {
  for (const { file, yaml, roles } of accounts) {
    const count = roles.length + Object.keys(yaml.adopt ?? {}).length;
    if (count > ROLES_IN_ACCOUNT)
      complain(file, ['roles'], {
        value: count,
        requirement: `the account has ${count} roles with the organization’s, IAM allows ${ROLES_IN_ACCOUNT}`,
        remedy: 'put roles together, or leave the organization’s out with without',
      });
  }
};
