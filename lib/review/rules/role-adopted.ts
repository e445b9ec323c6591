import type { Access, Role } from '../../access';
import { arnOf, missing } from '../lookup';
import type { Rule, RuleSighting } from '../model';

export const roleAdopted: Rule = {
  id: 'role-adopted',
  severity: 'medium',
  title: 'An existing role is opened to Okta',
  why: 'Its permissions, and the other principals that it trusts, are in the account and not in these documents.',
  remedy: 'Review its policies and its trust policy in the account before the apply.',
  check: ({ before, after }) =>
    missing(
      after.roles.filter(({ adopted }) => adopted),
      before.roles.filter(({ adopted }) => adopted),
      arnOf,
    ).map((role) => ({
      subject: arnOf(role),
      address: role.address,
      evidence: 'its own policies are not known here',
      ...usuallyAdministrator(role, after),
    })),
};

/**
 * Roles by which a management account, a landing zone or a deployment administers an account.
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access-cross-account-role.html
 */
const MASTERS = new RegExp(
  `^(?:${[
    'OrganizationAccountAccessRole',
    'AWSControlTower(?:Execution|Admin|StackSetRole)',
    'AWSCloudFormationStackSet(?:Execution|Administration)Role',
    'stacksets-exec-.+',
    'AWSReservedSSO_(?:AWS)?Administrator.*',
    'AWSAFT(?:Execution|Service|Admin)',
    'cdk-.+-cfn-exec-role-.+',
    '(?:aws-?)?(?:admin|admins|administrator|administrators|administratoraccess)(?:-?role)?',
  ].join('|')})$`,
  'i',
);

/** By name, or by what it is used for: what it may do is in the account. */
function usuallyAdministrator(role: Role, { assumedRoles = [] }: Access): Partial<RuleSighting> {
  const arn = arnOf(role);
  if (assumedRoles.includes(arn))
    return { severity: 'critical', evidence: 'Terraform itself works in the account with this role' };
  return MASTERS.test(role.name)
    ? { severity: 'critical', evidence: 'roles of this name usually are administrators of the account' }
    : {};
}
