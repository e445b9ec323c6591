import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { Construct } from 'constructs';
import type { Account } from './account';
import type { Acceptance } from './comment';
import { holdExistingRole } from './existing-role';
import { RemovedBlock } from './removed-block';

export interface ReleasedRoleProps {
  readonly account: Account;
  readonly name: string;
  readonly accept: readonly Acceptance[];
}

/**
 * An adopted role on its way out: our statement is gone from its trust policy, and Terraform still holds it.
 * @example
 * ```ts
 * account.releaseRole('legacy-deployer'); // in place of adoptRole; apply before forgetRole
 * ```
 */
export class ReleasedRole extends Construct {
  constructor(scope: Construct, id: string, { account, name, accept }: ReleasedRoleProps) {
    super(scope, id);
    account.register({ construct: this, kind: 'released role', name });
    holdExistingRole(this, {
      account,
      name,
      accept: [...account.accept, ...accept],
      trust: (current) => current.without(),
      preconditions: ({ hasOthers }) => [
        {
          condition: hasOthers,
          errorMessage: `${name} trusts nobody but Okta, and IAM refuses an empty trust policy. Let its owner add a statement first.`,
        },
      ],
      dependsOn: [],
    });
  }
}

/**
 * An adopted role that Terraform forgets, undestroyed, at the place where it was held.
 * @example
 * ```ts
 * account.forgetRole('legacy-deployer'); // in place of releaseRole; apply before the call goes
 * ```
 */
export class ForgottenRole extends Construct {
  constructor(scope: Construct, id: string, { account, name }: { account: Account; name: string }) {
    super(scope, id);
    account.register({ construct: this, kind: 'forgotten role', name });
    new RemovedBlock(this, 'Role', { resourceType: IamRole.tfResourceType });
  }
}
