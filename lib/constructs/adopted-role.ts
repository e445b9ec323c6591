import type { Precondition } from 'cdktf';
import type { Construct } from 'constructs';
import { ADOPTED_ROLE_NAME, adoptedRoleName, ANY_ROLE_NAME } from '../naming/adopted-role-name';
import type { Account } from './account';
import type { Acceptance } from './comment';
import { demandLiteralLists } from './conditions';
import { holdExistingRole } from './existing-role';
import { RoleGroupBase, type ExistingNames } from './role-group-base';
import type { Conditions } from '../naming/trust-policy';
import { ADOPTED_PURPOSE } from '../naming/role-group-description';

export interface AdoptedRoleProps extends ExistingNames {
  /** Further conditions of our trust statement; all must hold. @default - none */
  readonly conditions?: Conditions;
  /** Findings of the review that are accepted for this role. @default - none */
  readonly accept?: readonly Acceptance[];
}

/**
 * A role that existed before, and its role group. Only our statement is added to its trust policy; every other
 * statement, its policies, path, tags and boundary stay its owner's.
 * @example
 * ```ts
 * const legacy = account.adoptRole('legacy-deployer');
 * ```
 */
export class AdoptedRole extends RoleGroupBase {
  /** @throws InvalidName if Okta would not find the role, or people can't be given it */
  constructor(scope: Construct, id: string, props: AdoptedRoleProps & { account: Account; name: string }) {
    const { account, name, conditions = {} } = props;
    const rolePath = props.path ?? account.federation.rolePath;
    const accept = [...account.accept, ...(props.accept ?? [])];
    adoptedRoleName(name, account.federation.naming.filter === 'hash' ? ADOPTED_ROLE_NAME : ANY_ROLE_NAME);
    super(scope, id, {
      account,
      name,
      key: name,
      kind: 'adopted role',
      accept,
      existing: props,
      description: ADOPTED_PURPOSE,
    });
    demandLiteralLists(this, conditions);
    const held = holdExistingRole(this, {
      account,
      name,
      accept,
      trust: (current) => current.with(account.trustStatement(conditions)),
      preconditions: ({ address }) => [reachable(name, address, rolePath)],
      dependsOn: account.trustDependencies,
    });
    this.waitFor([held]);
  }
}

/** The role value pattern knows one path only; a role elsewhere would be listed by Okta and refused by AWS. */
function reachable(name: string, address: string, rolePath: string): Precondition {
  return {
    condition: `\${${address}.path == "${rolePath}"}`,
    errorMessage: `${name} must have the path ${rolePath}, as Okta's role value pattern says for all roles: nobody could assume it.`,
  };
}
