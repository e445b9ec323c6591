import type { Role } from '../../access';
import { memo } from '../memo';
import { known } from '../read';
import { allows } from './allows';
import { parseDocument, type Statement } from './statement';

/** One way to more power, as a phrase for evidence. */
export type Power = string;

/**
 * AWS-managed policies that make an administrator, by the end of their ARN. Contents of other attached policies aren't
 * in the documents and are not guessed.
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
const ADMINISTRATOR_POLICIES = ['AdministratorAccess', 'IAMFullAccess'];

/** No service has this name: only a pattern that stands for all services allows it. */
const ANY_ACTION = 'zq:AnyAction';
const ANY_IAM_ACTION = 'iam:AnyAction';

/** Actions by which a role gives itself more. */
const ON_ITSELF = [
  'iam:AttachRolePolicy',
  'iam:PutRolePolicy',
  'iam:UpdateAssumeRolePolicy',
  'iam:DeleteRolePermissionsBoundary',
  'iam:PutRolePermissionsBoundary',
  'iam:DetachRolePolicy',
  'iam:DeleteRolePolicy',
];

/**
 * Actions that end in somebody else's power, and what they must be allowed on. Known as the ways of privilege
 * escalation in IAM; `iam:PassRole` is told apart, since it needs a service beside it.
 */
const ON_OTHERS: readonly (readonly [action: string, kind: string])[] = [
  ['iam:AddUserToGroup', 'group'],
  ['iam:AttachGroupPolicy', 'group'],
  ['iam:AttachRolePolicy', 'role'],
  ['iam:AttachUserPolicy', 'user'],
  ['iam:CreateAccessKey', 'user'],
  ['iam:CreateLoginProfile', 'user'],
  ['iam:CreatePolicyVersion', 'policy'],
  ['iam:CreateSAMLProvider', 'saml-provider'],
  ['iam:PutGroupPolicy', 'group'],
  ['iam:PutRolePolicy', 'role'],
  ['iam:PutUserPolicy', 'user'],
  ['iam:SetDefaultPolicyVersion', 'policy'],
  ['iam:UpdateAssumeRolePolicy', 'role'],
  ['iam:UpdateLoginProfile', 'user'],
  ['iam:UpdateSAMLProvider', 'saml-provider'],
  ['sts:AssumeRole', 'role'],
];

/** What a role can do by all the documents that stand in its policies, allowances and denials together. */
export const statementsOf = memo((role: Pick<Role, 'policies'>): readonly Statement[] =>
  role.policies.flatMap(({ document }) => (document === undefined ? [] : (known(parseDocument(document)) ?? []))),
);

/** Full power: an administrator's managed policy, or documents that allow everything. */
export const administratorPowers = memo((role: Role): readonly Power[] => {
  const managed = role.policies
    .map(({ name }) => name)
    .filter((name) => ADMINISTRATOR_POLICIES.some((policy) => isManaged(name, policy)));
  const statements = statementsOf(role);
  const { partition, account } = home(role);
  const anyRole = sample(partition, account, 'role');
  const iam =
    allows(statements, ANY_IAM_ACTION, anyRole) &&
    allows(statements, ANY_IAM_ACTION, sample(partition, account, 'user'));
  // Everything without IAM (as in PowerUserAccess) is much, but cannot hand itself more.
  const everything = iam && allows(statements, ANY_ACTION, anyRole);
  return [
    ...managed.sort(),
    ...(everything ? ['every action on every resource'] : iam ? ['iam:* on every role and user'] : []),
  ];
});

/** Actions by which the role can change itself; an administrator's go without saying, here and below. */
export const selfChangingPowers = memo((role: Role): readonly Power[] => {
  if (isAdministrator(role)) return [];
  const arn = known(role.arn) ?? sample(home(role).partition, home(role).account, 'role');
  return ON_ITSELF.filter((action) => allows(statementsOf(role), action, arn));
});

/** Actions that reach somebody else's power: `iam:CreateAccessKey on every user`. */
export const escalatingPowers = memo((role: Role): readonly Power[] => {
  if (isAdministrator(role)) return [];
  const statements = statementsOf(role);
  const { partition, account } = home(role);
  return ON_OTHERS.filter(([action, kind]) => allows(statements, action, sample(partition, account, kind))).map(
    ([action, kind]) => `${action} on every ${kind}`,
  );
});

/** Whether the role may hand any role to a service. */
export const passesEveryRole = memo((role: Role): boolean => {
  if (isAdministrator(role)) return false;
  const { partition, account } = home(role);
  return allows(statementsOf(role), 'iam:PassRole', sample(partition, account, 'role'));
});

/** Whether the role is an administrator, at once or in one step. */
export function isPowerful(role: Role): boolean {
  return [administratorPowers, selfChangingPowers, escalatingPowers].some((powers) => powers(role).length > 0);
}

function isAdministrator(role: Role): boolean {
  return administratorPowers(role).length > 0;
}

function isManaged(name: string, policy: string): boolean {
  return name === policy || (/^arn:[^:]+:iam::aws:policy\//.test(name) && name.split('/').at(-1) === policy);
}

function home(role: Role): { partition: string; account: string } {
  const [, partition = 'aws', , , account = ''] = (known(role.arn) ?? '').split(':');
  return { partition, account: account || (known(role.accountId) ?? '') };
}

/** A thing with a name that no policy means: what covers it covers every one of its kind in the account. */
function sample(partition: string, account: string, kind: string): string {
  return `arn:${partition}:iam::${account}:${kind}/zq-no-such-name`;
}
