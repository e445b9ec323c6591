import type { Check } from '../check';

/** Quota "Roles per account". @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const MAX_ROLES = 1000;

/** More roles than an account takes would fail at apply, half-way. */
export const rolesPerAccount: Check = ({ accounts }, complain) => {
  for (const { file, yaml, roles } of accounts) {
    const count = roles.length + Object.keys(yaml.adopt ?? {}).length;
    if (count > MAX_ROLES)
      complain(file, ['roles'], {
        value: count,
        rule: `the account has ${count} roles with the organization’s, IAM allows ${MAX_ROLES}`,
        remedy: 'put roles together, or leave the organization’s out with without',
      });
  }
};
