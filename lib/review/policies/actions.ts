/** Actions of one purpose, what they act on, and where they are known from. */
export interface PowerfulActions {
  readonly source: string;
  /** What they act on, for people: `user`. */
  readonly kind: string;
  /** How ARNs of the kind go on after the partition: service, and beginning of the resource. @default - any of the service */
  readonly arn?: readonly [service: string, resource: string];
  /** They act on nothing that has an ARN, so only `*` allows them. */
  readonly onlyOnAll?: true;
  readonly actions: readonly string[];
}

const AUTHORIZATION = 'https://docs.aws.amazon.com/service-authorization/latest/reference/';
const IAM = `${AUTHORIZATION}list_awsidentityandaccessmanagementiam.html`;
const IDENTITY_CENTER = `${AUTHORIZATION}list_awsiamidentitycenter.html`;
const ORGANIZATIONS = `${AUTHORIZATION}list_awsorganizations.html`;
const ESCALATION = 'https://github.com/RhinoSecurityLabs/AWS-IAM-Privilege-Escalation';
const PASS_ROLE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html';
const CLOUD_COMMAND = 'https://attack.mitre.org/techniques/T1651/';
const CLOUD_LOGS = 'https://attack.mitre.org/techniques/T1562/008/';
const TOOLS = 'https://attack.mitre.org/techniques/T1562/001/';
const TO_ANOTHER_ACCOUNT = 'https://attack.mitre.org/techniques/T1537/';

/** An identity gives itself more, by what it is. */
export const ON_ITSELF: Readonly<Record<'role' | 'user' | 'group', readonly string[]>> = {
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

/** They end in somebody else's power. `iam:PassRole` is apart, since it needs a service beside it. */
export const ON_OTHERS: readonly PowerfulActions[] = [
  {
    source: ESCALATION,
    kind: 'role',
    arn: ['iam', 'role/'],
    actions: ['sts:AssumeRole', 'iam:AttachRolePolicy', 'iam:PutRolePolicy', 'iam:UpdateAssumeRolePolicy'],
  },
  {
    source: IAM,
    kind: 'role',
    arn: ['iam', 'role/'],
    actions: [
      ...['iam:DeleteRolePermissionsBoundary', 'iam:PutRolePermissionsBoundary'],
      ...['iam:DetachRolePolicy', 'iam:DeleteRolePolicy'],
    ],
  },
  {
    source: ESCALATION,
    kind: 'user',
    arn: ['iam', 'user/'],
    actions: [
      ...['iam:AttachUserPolicy', 'iam:PutUserPolicy', 'iam:CreateAccessKey'],
      ...['iam:CreateLoginProfile', 'iam:UpdateLoginProfile'],
    ],
  },
  {
    source: IAM,
    kind: 'user',
    arn: ['iam', 'user/'],
    actions: [
      ...['iam:CreateServiceSpecificCredential', 'iam:ResetServiceSpecificCredential', 'iam:UpdateAccessKey'],
      ...['iam:UploadSSHPublicKey', 'iam:UploadSigningCertificate', 'iam:DeactivateMFADevice', 'iam:EnableMFADevice'],
      ...['iam:DeleteUserPermissionsBoundary', 'iam:PutUserPermissionsBoundary'],
      ...['iam:DetachUserPolicy', 'iam:DeleteUserPolicy'],
    ],
  },
  {
    source: ESCALATION,
    kind: 'group',
    arn: ['iam', 'group/'],
    actions: ['iam:AddUserToGroup', 'iam:AttachGroupPolicy', 'iam:PutGroupPolicy'],
  },
  {
    source: ESCALATION,
    kind: 'policy',
    arn: ['iam', 'policy/'],
    actions: ['iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion'],
  },
  {
    source: IAM,
    kind: 'saml-provider',
    arn: ['iam', 'saml-provider/'],
    actions: ['iam:CreateSAMLProvider', 'iam:UpdateSAMLProvider'],
  },
  {
    source: IAM,
    kind: 'oidc-provider',
    arn: ['iam', 'oidc-provider/'],
    actions: [
      ...['iam:CreateOpenIDConnectProvider', 'iam:UpdateOpenIDConnectProviderThumbprint'],
      'iam:AddClientIDToOpenIDConnectProvider',
    ],
  },
];

/** They give permissions in whole accounts, on whichever resource they are allowed. */
export const ON_ACCOUNTS: readonly PowerfulActions[] = [
  {
    source: IDENTITY_CENTER,
    kind: 'account',
    actions: [
      ...['sso:AttachCustomerManagedPolicyReferenceToPermissionSet', 'sso:AttachManagedPolicyToPermissionSet'],
      ...['sso:CreateAccountAssignment', 'sso:PutInlinePolicyToPermissionSet'],
      ...['sso:DeleteInlinePolicyFromPermissionSet', 'sso:DetachManagedPolicyFromPermissionSet'],
      ...['sso:DeletePermissionsBoundaryFromPermissionSet', 'sso:PutPermissionsBoundaryToPermissionSet'],
      ...['sso:CreateTrustedTokenIssuer', 'sso:UpdateTrustedTokenIssuer'],
    ],
  },
  {
    source: `${AUTHORIZATION}list_awsidentitystore.html`,
    kind: 'account',
    actions: ['identitystore:CreateGroupMembership', 'identitystore:UpdateUser'],
  },
  {
    source: `${AUTHORIZATION}list_awsiamidentitycenterdirectory.html`,
    kind: 'account',
    actions: [
      ...['sso-directory:AddMemberToGroup', 'sso-directory:UpdatePassword', 'sso-directory:UpdateUser'],
      ...['sso-directory:CreateExternalIdPConfigurationForDirectory', 'sso-directory:ImportExternalIdPCertificate'],
    ],
  },
  {
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html',
    kind: 'account',
    actions: [
      'sts:AssumeRoot',
      ...['iam:EnableOrganizationsRootCredentialsManagement', 'iam:EnableOrganizationsRootSessions'],
    ],
  },
  {
    source: ORGANIZATIONS,
    kind: 'account',
    actions: ['organizations:DetachPolicy', 'organizations:UpdatePolicy', 'organizations:DeletePolicy'],
  },
];

/** They read passwords and keys of others, whose permissions are not those of the reader. */
export const READS_CREDENTIALS: readonly PowerfulActions[] = [
  {
    source: 'https://attack.mitre.org/techniques/T1555/006/',
    kind: 'secret',
    arn: ['secretsmanager', 'secret:'],
    actions: ['secretsmanager:GetSecretValue'],
  },
  {
    source: 'https://attack.mitre.org/techniques/T1552/',
    kind: 'instance',
    arn: ['ec2', 'instance/'],
    actions: ['ec2:GetPasswordData'],
  },
  {
    source: `${AUTHORIZATION}list_amazonrdsiamauthentication.html`,
    kind: 'user of a database',
    arn: ['rds-db', 'dbuser:'],
    actions: ['rds-db:connect'],
  },
];

/** They start something under a role that is handed over with `iam:PassRole`. */
export const STARTS_UNDER_A_ROLE: readonly PowerfulActions[] = [
  {
    source: ESCALATION,
    kind: 'service',
    actions: [
      ...['cloudformation:CreateStack', 'codestar:CreateProject', 'datapipeline:CreatePipeline', 'ec2:RunInstances'],
      ...['glue:CreateDevEndpoint', 'lambda:CreateFunction', 'sagemaker:CreateNotebookInstance'],
      ...['sagemaker:CreateProcessingJob', 'sagemaker:CreateTrainingJob'],
    ],
  },
  {
    source: PASS_ROLE,
    kind: 'service',
    actions: [
      ...['apprunner:CreateService', 'appsync:CreateDataSource', 'autoscaling:CreateLaunchConfiguration'],
      ...['batch:RegisterJobDefinition', 'bedrock-agentcore:CreateAgentRuntime'],
      ...['bedrock-agentcore:CreateCodeInterpreter', 'cloudformation:CreateStackSet', 'codebuild:CreateProject'],
      ...['codedeploy:CreateDeploymentGroup', 'codepipeline:CreatePipeline', 'ec2:AssociateIamInstanceProfile'],
      ...['ec2:CreateFleet', 'ec2:CreateLaunchTemplateVersion', 'ec2:ReplaceIamInstanceProfileAssociation'],
      ...['ec2:RequestSpotFleet', 'ec2:RequestSpotInstances', 'ecs:CreateService', 'ecs:RegisterTaskDefinition'],
      ...['ecs:RunTask', 'ecs:StartTask', 'eks:CreatePodIdentityAssociation', 'elasticmapreduce:RunJobFlow'],
      ...['emr-serverless:StartJobRun', 'events:PutTargets', 'glue:CreateJob', 'glue:CreateSession', 'glue:UpdateJob'],
      ...['iot:CreateRoleAlias', 'lambda:UpdateFunctionConfiguration', 'rolesanywhere:CreateProfile'],
      ...['sagemaker:CreateHyperParameterTuningJob', 'scheduler:CreateSchedule', 'ssm:CreateActivation'],
      ...['ssm:StartAutomationExecution', 'states:CreateStateMachine', 'states:UpdateStateMachine'],
      'transfer:CreateUser',
    ],
  },
];

/** They run code of the caller's where a role is at work already. */
export const RUNS_UNDER_ROLES: readonly PowerfulActions[] = [
  {
    source: ESCALATION,
    kind: 'function',
    arn: ['lambda', 'function:'],
    actions: ['lambda:UpdateFunctionCode', 'lambda:UpdateFunctionConfiguration'],
  },
  {
    source: CLOUD_COMMAND,
    kind: 'instance',
    arn: ['ec2', 'instance/'],
    actions: [
      ...['ssm:SendCommand', 'ssm:StartSession', 'ec2:ModifyInstanceAttribute'],
      ...['ec2-instance-connect:SendSSHPublicKey', 'ec2-instance-connect:SendSerialConsoleSSHPublicKey'],
    ],
  },
  {
    source: CLOUD_COMMAND,
    kind: 'association',
    arn: ['ssm', 'association/'],
    actions: ['ssm:UpdateAssociation'],
  },
  { source: CLOUD_COMMAND, kind: 'task', arn: ['ecs', 'task/'], actions: ['ecs:ExecuteCommand'] },
  {
    source: ESCALATION,
    kind: 'stack',
    arn: ['cloudformation', 'stack/'],
    actions: ['cloudformation:UpdateStack', 'cloudformation:ExecuteChangeSet'],
  },
  {
    source: `${AUTHORIZATION}list_awscloudformation.html`,
    kind: 'stack set',
    arn: ['cloudformation', 'stackset/'],
    actions: ['cloudformation:UpdateStackSet', 'cloudformation:CreateStackInstances'],
  },
  {
    source: `${AUTHORIZATION}list_awscodebuild.html`,
    kind: 'project',
    arn: ['codebuild', 'project/'],
    // A build can be started with another build specification.
    actions: ['codebuild:UpdateProject', 'codebuild:StartBuild', 'codebuild:StartBuildBatch'],
  },
  {
    source: ESCALATION,
    kind: 'development endpoint',
    arn: ['glue', 'devEndpoint/'],
    actions: ['glue:UpdateDevEndpoint'],
  },
  { source: `${AUTHORIZATION}list_awsglue.html`, kind: 'job', arn: ['glue', 'job/'], actions: ['glue:UpdateJob'] },
  {
    source: ESCALATION,
    kind: 'notebook',
    arn: ['sagemaker', 'notebook-instance/'],
    actions: ['sagemaker:CreatePresignedNotebookInstanceUrl', 'sagemaker:UpdateNotebookInstanceLifecycleConfig'],
  },
  // An administrator of a cluster runs what pods run, under their roles.
  {
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html',
    kind: 'cluster',
    arn: ['eks', 'cluster/'],
    actions: ['eks:CreateAccessEntry'],
  },
  {
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html',
    kind: 'access entry',
    arn: ['eks', 'access-entry/'],
    actions: ['eks:AssociateAccessPolicy', 'eks:UpdateAccessEntry'],
  },
  {
    source: `${AUTHORIZATION}list_awsstepfunctions.html`,
    kind: 'state machine',
    arn: ['states', 'stateMachine:'],
    actions: ['states:UpdateStateMachine'],
  },
];

/** They switch off what records, what finds and what limits, on whichever resource they are allowed. */
export const AGAINST_SAFEGUARDS: readonly PowerfulActions[] = [
  {
    source: CLOUD_LOGS,
    kind: 'log',
    actions: [
      ...['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail', 'cloudtrail:UpdateTrail', 'cloudtrail:PutEventSelectors'],
      ...['cloudtrail:DeleteEventDataStore', 'cloudtrail:UpdateEventDataStore'],
      ...['cloudtrail:StopEventDataStoreIngestion', 'cloudtrail:DeregisterOrganizationDelegatedAdmin'],
      ...['config:StopConfigurationRecorder', 'config:DeleteConfigurationRecorder', 'config:DeleteDeliveryChannel'],
      ...['config:PutConfigurationRecorder', 'config:PutDeliveryChannel', 'config:DeleteConfigRule'],
      ...['ec2:DeleteFlowLogs', 'logs:DeleteLogGroup', 'logs:DeleteLogStream', 'logs:DeleteSubscriptionFilter'],
      ...['route53resolver:DeleteResolverQueryLogConfig', 's3:PutBucketLogging', 'wafv2:DeleteLoggingConfiguration'],
    ],
  },
  {
    source: TOOLS,
    kind: 'detector',
    actions: [
      ...['guardduty:DeleteDetector', 'guardduty:UpdateDetector', 'guardduty:StopMonitoringMembers'],
      ...['guardduty:DeleteMembers', 'guardduty:DisassociateMembers', 'guardduty:DisassociateFromMasterAccount'],
      ...['guardduty:DisassociateFromAdministratorAccount', 'guardduty:DisableOrganizationAdminAccount'],
      // Findings about what they name are not shown.
      ...['guardduty:CreateFilter', 'guardduty:UpdateFilter', 'guardduty:CreateIPSet', 'guardduty:UpdateIPSet'],
      ...['guardduty:DeletePublishingDestination', 'securityhub:DisableSecurityHub', 'securityhub:DeleteMembers'],
      ...['securityhub:BatchDisableStandards', 'securityhub:DisassociateFromAdministratorAccount'],
      ...['securityhub:DisableOrganizationAdminAccount', 'access-analyzer:DeleteAnalyzer', 'macie2:DisableMacie'],
      ...['inspector2:Disable', 'detective:DeleteGraph', 'cloudwatch:DeleteAlarms', 'cloudwatch:DisableAlarmActions'],
      ...['events:DisableRule', 'events:DeleteRule', 'events:RemoveTargets'],
    ],
  },
  {
    source: ORGANIZATIONS,
    kind: 'organization',
    actions: [
      ...['organizations:LeaveOrganization', 'organizations:RemoveAccountFromOrganization'],
      ...['organizations:MoveAccount', 'organizations:CloseAccount', 'organizations:DisablePolicyType'],
      ...['organizations:DisableAllFeatures', 'organizations:DeleteOrganization'],
      ...[
        'organizations:RegisterDelegatedAdministrator',
        'organizations:DisableAWSServiceAccess',
        'account:CloseAccount',
      ],
    ],
  },
  {
    source: IAM,
    kind: 'account',
    actions: ['iam:DeleteAccountPasswordPolicy', 'iam:UpdateAccountPasswordPolicy'],
  },
];

/** They decide who else gets data and keys: other accounts, or everybody. */
export const SHARES: readonly PowerfulActions[] = [
  {
    source: TO_ANOTHER_ACCOUNT,
    kind: 'bucket',
    arn: ['s3', ''],
    actions: [
      ...['s3:PutBucketPolicy', 's3:DeleteBucketPolicy', 's3:PutBucketAcl', 's3:PutBucketPublicAccessBlock'],
      ...['s3:PutReplicationConfiguration', 's3:PutBucketOwnershipControls'],
    ],
  },
  {
    source: `${AUTHORIZATION}list_amazons3.html`,
    kind: 'account',
    onlyOnAll: true,
    actions: ['s3:PutAccountPublicAccessBlock'],
  },
  {
    source: `${AUTHORIZATION}list_amazons3.html`,
    kind: 'access point',
    arn: ['s3', 'accesspoint/'],
    actions: ['s3:PutAccessPointPolicy'],
  },
  {
    source: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
    kind: 'key',
    arn: ['kms', 'key/'],
    actions: ['kms:PutKeyPolicy', 'kms:CreateGrant'],
  },
  {
    source: TO_ANOTHER_ACCOUNT,
    kind: 'snapshot or image',
    actions: [
      ...['ec2:ModifySnapshotAttribute', 'ec2:ModifyImageAttribute', 'rds:ModifyDBSnapshotAttribute'],
      ...['rds:ModifyDBClusterSnapshotAttribute', 'ram:AssociateResourceShare', 'ram:CreateResourceShare'],
    ],
  },
  {
    source: `${AUTHORIZATION}list_awssecretsmanager.html`,
    kind: 'secret',
    arn: ['secretsmanager', 'secret:'],
    actions: ['secretsmanager:PutResourcePolicy'],
  },
  {
    source: `${AUTHORIZATION}list_awslambda.html`,
    kind: 'function',
    arn: ['lambda', 'function:'],
    actions: ['lambda:AddPermission', 'lambda:CreateFunctionUrlConfig', 'lambda:UpdateFunctionUrlConfig'],
  },
  {
    source: `${AUTHORIZATION}list_amazonelasticcontainerregistry.html`,
    kind: 'repository',
    arn: ['ecr', 'repository/'],
    actions: ['ecr:SetRepositoryPolicy'],
  },
  {
    source: `${AUTHORIZATION}list_amazonsqs.html`,
    kind: 'queue',
    arn: ['sqs', ''],
    actions: ['sqs:AddPermission', 'sqs:SetQueueAttributes'],
  },
  {
    source: `${AUTHORIZATION}list_amazonsns.html`,
    kind: 'topic',
    arn: ['sns', ''],
    actions: ['sns:AddPermission', 'sns:SetTopicAttributes'],
  },
  {
    source: `${AUTHORIZATION}list_amazondynamodb.html`,
    kind: 'table',
    arn: ['dynamodb', 'table/'],
    actions: ['dynamodb:PutResourcePolicy'],
  },
  {
    source: `${AUTHORIZATION}list_awsbackup.html`,
    kind: 'backup vault',
    arn: ['backup', 'backup-vault:'],
    actions: ['backup:PutBackupVaultAccessPolicy'],
  },
];
