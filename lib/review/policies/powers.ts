import type { Read, Role } from '../../access';
import { memo } from '../memo';
import { known } from '../read';
import { allows } from './allows';
import { managedLevel } from './managed-level';
import { parseDocument, type Statement } from './statement';

/** One way to more power, as a phrase for evidence. */
export type Power = string;

/** No service has this name: only a pattern that stands for all services allows it. */
const ANY_ACTION = 'zq:AnyAction';
const ANY_IAM_ACTION = 'iam:AnyAction';

/** Actions by which an identity gives itself more, by what it is. */
const ON_ITSELF: Readonly<Record<'role' | 'user' | 'group', readonly string[]>> = {
  role: [
    'iam:AttachRolePolicy',
    'iam:PutRolePolicy',
    'iam:UpdateAssumeRolePolicy',
    'iam:DeleteRolePermissionsBoundary',
    'iam:PutRolePermissionsBoundary',
    'iam:DetachRolePolicy',
    'iam:DeleteRolePolicy',
  ],
  user: [
    'iam:AttachUserPolicy',
    'iam:PutUserPolicy',
    'iam:DeleteUserPermissionsBoundary',
    'iam:PutUserPermissionsBoundary',
    'iam:DetachUserPolicy',
    'iam:DeleteUserPolicy',
  ],
  group: ['iam:AttachGroupPolicy', 'iam:PutGroupPolicy', 'iam:DetachGroupPolicy', 'iam:DeleteGroupPolicy'],
};

/**
 * Actions that end in somebody else's power, and what they must be allowed on. Known as the ways of privilege
 * escalation in IAM; `iam:PassRole` is told apart, since it needs a service beside it.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 */
const ON_OTHERS: readonly (readonly [action: string, kind: string])[] = [
  ['iam:AddUserToGroup', 'group'],
  ['iam:AttachGroupPolicy', 'group'],
  ['iam:AttachRolePolicy', 'role'],
  ['iam:AttachUserPolicy', 'user'],
  ['iam:CreateAccessKey', 'user'],
  ['iam:CreateLoginProfile', 'user'],
  ['iam:CreateOpenIDConnectProvider', 'oidc-provider'],
  ['iam:CreatePolicyVersion', 'policy'],
  ['iam:CreateSAMLProvider', 'saml-provider'],
  ['iam:CreateServiceSpecificCredential', 'user'],
  ['iam:PutGroupPolicy', 'group'],
  ['iam:PutRolePolicy', 'role'],
  ['iam:PutUserPolicy', 'user'],
  ['iam:SetDefaultPolicyVersion', 'policy'],
  ['iam:UpdateAssumeRolePolicy', 'role'],
  ['iam:UpdateLoginProfile', 'user'],
  ['iam:UpdateOpenIDConnectProviderThumbprint', 'oidc-provider'],
  ['iam:UpdateSAMLProvider', 'saml-provider'],
  ['iam:UploadSSHPublicKey', 'user'],
  ['sts:AssumeRole', 'role'],
];

/**
 * Actions outside of IAM that assign permissions in whole accounts: IAM Identity Center, and the policies of AWS
 * Organizations that limit every principal.
 */
const ON_ACCOUNTS = [
  'sso:AttachManagedPolicyToPermissionSet',
  'sso:CreateAccountAssignment',
  'sso:PutInlinePolicyToPermissionSet',
  'organizations:DetachPolicy',
  'organizations:UpdatePolicy',
];

/** Actions that start something under a role which is handed over with `iam:PassRole`. */
const STARTS_UNDER_A_ROLE = [
  'batch:RegisterJobDefinition',
  'bedrock-agentcore:CreateCodeInterpreter',
  'cloudformation:CreateStack',
  'codebuild:CreateProject',
  'datapipeline:CreatePipeline',
  'ec2:RunInstances',
  'ecs:RegisterTaskDefinition',
  'elasticmapreduce:RunJobFlow',
  'glue:CreateDevEndpoint',
  'glue:CreateJob',
  'lambda:CreateFunction',
  'sagemaker:CreateNotebookInstance',
  'sagemaker:CreateTrainingJob',
  'ssm:StartAutomationExecution',
  'states:CreateStateMachine',
];

/** Actions that run code of the caller's where a role is at work already, and what they must be allowed on. */
const RUNS_UNDER_ROLES: readonly (readonly [action: string, service: string, resource: string])[] = [
  ['cloudformation:UpdateStack', 'cloudformation', 'stack/zq-no-such-name/zq'],
  ['codebuild:UpdateProject', 'codebuild', 'project/zq-no-such-name'],
  ['ec2:ModifyInstanceAttribute', 'ec2', 'instance/i-zq'],
  ['ecs:ExecuteCommand', 'ecs', 'task/zq/zq'],
  ['glue:UpdateJob', 'glue', 'job/zq-no-such-name'],
  ['lambda:UpdateFunctionCode', 'lambda', 'function:zq-no-such-name'],
  ['lambda:UpdateFunctionConfiguration', 'lambda', 'function:zq-no-such-name'],
  ['ssm:SendCommand', 'ec2', 'instance/i-zq'],
  ['ssm:StartSession', 'ec2', 'instance/i-zq'],
];

/** What holds policies: a role, a user, a group, or a managed policy on its way to one. */
export interface PowerHolder {
  readonly policies: Role['policies'];
  readonly accountId: Read<string>;
  readonly arn?: Read<string>;
  /** @default 'role' */
  readonly kind?: 'role' | 'user' | 'group' | 'policy';
}

/** What a holder can do by all the documents of its policies, allowances and denials together. */
export const statementsOf = memo((role: Pick<PowerHolder, 'policies'>): readonly Statement[] =>
  role.policies.flatMap(({ document }) => (document === undefined ? [] : (known(parseDocument(document)) ?? []))),
);

/** Full power: an administrator's managed policy, or documents that allow everything. */
export const administratorPowers = memo((role: PowerHolder): readonly Power[] => {
  const managed = role.policies.map(({ name }) => name).filter((name) => managedLevel(name) === 'administrator');
  const statements = statementsOf(role);
  // Most roles have managed policies only, whose names say it all.
  if (statements.length === 0) return managed.sort();
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

/** Actions by which the holder can change itself; an administrator's go without saying, here and below. */
export const selfChangingPowers = memo((holder: PowerHolder): readonly Power[] => {
  const { kind = 'role' } = holder;
  const statements = statementsOf(holder);
  if (isAdministrator(holder) || kind === 'policy' || statements.length === 0) return [];
  const { partition, account } = home(holder);
  const arn = (holder.arn && known(holder.arn)) ?? sample(partition, account, kind);
  return ON_ITSELF[kind].filter((action) => allows(statements, action, arn));
});

/** Actions that reach somebody else's power: `iam:CreateAccessKey on every user`. */
export const escalatingPowers = memo((role: PowerHolder): readonly Power[] => {
  if (isAdministrator(role)) return [];
  const statements = statementsOf(role);
  const managed = role.policies.map(({ name }) => name).filter((name) => managedLevel(name) === 'escalating');
  if (statements.length === 0) return managed;
  const { partition, account } = home(role);
  return [
    ...managed,
    ...ON_OTHERS.filter(([action, kind]) => allows(statements, action, sample(partition, account, kind))).map(
      ([action, kind]) => `${action} on every ${kind}`,
    ),
    ...ON_ACCOUNTS.filter((action) => allows(statements, action, '*')),
  ];
});

/** Actions that reach some identities of a kind, by the patterns of their ARNs: `iam:PutRolePolicy on …:role/app-*`. */
export const limitedPowers = memo(
  (holder: PowerHolder): readonly { readonly action: string; readonly pattern: string }[] => {
    if (isAdministrator(holder)) return [];
    const statements = statementsOf(holder);
    if (statements.length === 0) return [];
    const { partition, account } = home(holder);
    return ON_OTHERS.flatMap(([action, kind]) => {
      // Roles that a role may assume are named one by one as a rule, and say what they allow themselves.
      if (action === 'sts:AssumeRole' || allows(statements, action, sample(partition, account, kind))) return [];
      const patterns = statements
        .filter(({ effect, exceptResources }) => effect === 'Allow' && !exceptResources)
        .flatMap(({ resources }) => resources.filter((pattern) => pattern.includes(`:${kind}/`)));
      return [...new Set(patterns)]
        .filter((pattern) => allows(statements, action, pattern))
        .map((pattern) => ({ action, pattern }));
    });
  },
);

/** `iam:PassRole` on every role, with the actions by which the holder starts something under a role that it passes. */
export const rolePassingPowers = memo((role: PowerHolder): readonly Power[] => {
  if (isAdministrator(role)) return [];
  const { partition, account } = home(role);
  const statements = statementsOf(role);
  if (!allows(statements, 'iam:PassRole', sample(partition, account, 'role'))) return [];
  const starts = STARTS_UNDER_A_ROLE.filter((action) => allows(statements, action, '*'));
  return [`iam:PassRole on every role${starts.length > 0 ? `, with ${starts.join(', ')}` : ''}`];
});

/** Actions by which the holder runs its own code under roles that others set to work: `ssm:SendCommand on every instance`. */
export const codeRunningPowers = memo((role: PowerHolder): readonly Power[] => {
  if (isAdministrator(role)) return [];
  const statements = statementsOf(role);
  if (statements.length === 0) return [];
  const { partition, account } = home(role);
  return RUNS_UNDER_ROLES.filter(([action, service, resource]) =>
    allows(statements, action, `arn:${partition}:${service}:us-east-1:${account}:${resource}`),
  ).map(([action]) => action);
});

/** Whether the role is an administrator, at once or in one step. */
export function isPowerful(role: PowerHolder): boolean {
  return [administratorPowers, selfChangingPowers, escalatingPowers].some((powers) => powers(role).length > 0);
}

function isAdministrator(role: PowerHolder): boolean {
  return administratorPowers(role).length > 0;
}

/** An ARN says both; without one, the partition decides nothing, and any account id stands for the holder's own. */
function home({ arn, accountId }: PowerHolder): { partition: string; account: string } {
  const [, partition = 'aws', , , account = ''] = ((arn && known(arn)) ?? '').split(':');
  return { partition, account: account || (known(accountId) ?? '') };
}

/** A thing with a name that no policy means: what covers it covers every one of its kind in the account. */
function sample(partition: string, account: string, kind: string): string {
  return `arn:${partition}:iam::${account}:${kind}/zq-no-such-name`;
}
