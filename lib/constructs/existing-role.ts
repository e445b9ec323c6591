import { DataAwsIamRole } from '@cdktf/provider-aws/lib/data-aws-iam-role';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import type { ITerraformDependable, Precondition } from 'cdktf';
import type { Construct } from 'constructs';
import { AdoptedTrust } from './adopted-trust';
import type { Account } from './account';
import { writeComment, type Acceptance } from './comment';
import { ImportBlock } from './import-block';

export interface ExistingRoleProps {
  readonly account: Account;
  readonly name: string;
  /** Makes the trust policy out of the present one. */
  readonly trust: (current: AdoptedTrust) => string;
  readonly preconditions: (current: AdoptedTrust) => readonly Precondition[];
  readonly dependsOn: ITerraformDependable[];
  readonly accept: readonly Acceptance[];
}

/**
 * Everything of an existing role that is its owner's: a differing path would replace the role, a missing boundary be
 * removed. Its policies are not planned as long as none is configured (aws 5.100.0, a role with an attached and an inline
 * policy), and to name the deprecated fields would only warn.
 */
const IGNORED = [
  'description',
  'max_session_duration',
  'path',
  'permissions_boundary',
  'tags',
  'tags_all',
  'force_detach_policies',
];

/** Holds a role that somebody else made: imported, never destroyed, and nothing but its trust policy is changed. */
export function holdExistingRole(scope: Construct, props: ExistingRoleProps): IamRole {
  const { account, name, dependsOn, accept } = props;
  const { provider, federation } = account;
  const data = new DataAwsIamRole(scope, 'Current', { name, provider });
  // By address, not by token: CDKTF would try to read the braces of the expression around it.
  const address = `data.${DataAwsIamRole.tfResourceType}.${data.friendlyUniqueId}`;
  const current = new AdoptedTrust(address, federation.statementId);
  const role = new IamRole(scope, 'Role', {
    name,
    assumeRolePolicy: props.trust(current),
    dependsOn: dependsOn.length > 0 ? dependsOn : undefined,
    provider,
    lifecycle: {
      preventDestroy: true,
      ignoreChanges: IGNORED,
      precondition: [...ownedByPeople(name, address), ...props.preconditions(current)],
    },
  });
  writeComment(role, { accept });
  new ImportBlock(scope, 'Import', { resource: () => role, id: name, provider });
  return role;
}

/** AWS refuses to have these changed, and people can't be given them. */
function ownedByPeople(name: string, address: string): Precondition[] {
  return [
    {
      condition: `\${!startswith(${address}.path, "/aws-service-role/")}`,
      errorMessage: `${name} is a service-linked role: only its service may assume it. Take it out of "adopt".`,
    },
    {
      condition: `\${!startswith(${address}.path, "/aws-reserved/") && !startswith(${address}.name, "AWSReservedSSO_")}`,
      errorMessage: `${name} belongs to IAM Identity Center and can't be assumed with SAML. Take it out of "adopt".`,
    },
  ];
}
