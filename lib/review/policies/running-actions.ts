import { AUTHORIZATION, ESCALATION, type PowerfulActions } from './powerful-actions';

const PASS_ROLE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html';
const CLOUD_COMMAND = 'https://attack.mitre.org/techniques/T1651/';

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
      ...[
        'codedeploy:CreateDeploymentGroup',
        'codepipeline:CreatePipeline',
        'codepipeline:UpdatePipeline',
        'pipes:CreatePipe',
        'pipes:UpdatePipe',
        'ec2:AssociateIamInstanceProfile',
      ],
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
    kind: 'stack',
    arn: ['cloudformation', 'stack/'],
    actions: ['cloudformation:CreateChangeSet'],
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
  {
    source: `${AUTHORIZATION}list_awsglue.html`,
    kind: 'job',
    arn: ['glue', 'job/'],
    actions: ['glue:UpdateJob', 'glue:StartJobRun'],
  },
  {
    source: ESCALATION,
    kind: 'notebook',
    arn: ['sagemaker', 'notebook-instance/'],
    actions: ['sagemaker:CreatePresignedNotebookInstanceUrl', 'sagemaker:UpdateNotebookInstanceLifecycleConfig'],
  },
  {
    source: `${AUTHORIZATION}list_amazonsagemaker.html`,
    kind: 'notebook',
    arn: ['sagemaker', 'notebook-instance/'],
    actions: ['sagemaker:UpdateNotebookInstance'],
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
  {
    source: `${AUTHORIZATION}list_awssystemsmanager.html`,
    kind: 'automation',
    arn: ['ssm', 'automation-definition/'],
    actions: ['ssm:StartAutomationExecution'],
  },
  {
    source: `${AUTHORIZATION}list_awssystemsmanager.html`,
    kind: 'document',
    arn: ['ssm', 'document/'],
    actions: ['ssm:UpdateDocument'],
  },
  {
    source: `${AUTHORIZATION}list_awssystemsmanager.html`,
    kind: 'instance',
    arn: ['ec2', 'instance/'],
    actions: ['ssm:CreateAssociation'],
  },
  {
    source: `${AUTHORIZATION}list_awssystemsmanager.html`,
    kind: 'session',
    arn: ['ssm', 'session/'],
    actions: ['ssm:ResumeSession'],
  },
  {
    source: `${AUTHORIZATION}list_amazonec2instanceconnect.html`,
    kind: 'endpoint for instances',
    arn: ['ec2', 'instance-connect-endpoint/'],
    actions: ['ec2-instance-connect:OpenTunnel'],
  },
  {
    source: `${AUTHORIZATION}list_amazonelasticcontainerservice.html`,
    kind: 'task definition',
    arn: ['ecs', 'task-definition/'],
    actions: ['ecs:RunTask', 'ecs:StartTask'],
  },
  {
    source: `${AUTHORIZATION}list_amazonelasticcontainerservice.html`,
    kind: 'service',
    arn: ['ecs', 'service/'],
    actions: ['ecs:UpdateService'],
  },
  {
    source: `${AUTHORIZATION}list_amazonelasticcontainerregistry.html`,
    kind: 'repository',
    arn: ['ecr', 'repository/'],
    actions: ['ecr:PutImage'],
  },
  {
    source: `${AUTHORIZATION}list_amazonelasticmapreduce.html`,
    kind: 'cluster',
    arn: ['elasticmapreduce', 'cluster/'],
    actions: ['elasticmapreduce:AddJobFlowSteps'],
  },
  {
    source: `${AUTHORIZATION}list_amazonemroneksemrcontainers.html`,
    kind: 'virtual cluster',
    arn: ['emr-containers', '/virtualclusters/'],
    actions: ['emr-containers:StartJobRun'],
  },
  {
    source: `${AUTHORIZATION}list_awsbatch.html`,
    kind: 'job definition',
    arn: ['batch', 'job-definition/'],
    actions: ['batch:SubmitJob'],
  },
  {
    source: `${AUTHORIZATION}list_awscodepipeline.html`,
    kind: 'pipeline',
    arn: ['codepipeline', ''],
    actions: ['codepipeline:UpdatePipeline'],
  },
  {
    source: `${AUTHORIZATION}list_awscodedeploy.html`,
    kind: 'deployment group',
    arn: ['codedeploy', 'deploymentgroup:'],
    actions: ['codedeploy:CreateDeployment'],
  },
  {
    source: `${AUTHORIZATION}list_awsglue.html`,
    kind: 'session',
    arn: ['glue', 'session/'],
    actions: ['glue:RunStatement'],
  },
  {
    source: `${AUTHORIZATION}list_amazonsagemaker.html`,
    kind: 'user profile',
    arn: ['sagemaker', 'user-profile/'],
    actions: ['sagemaker:CreatePresignedDomainUrl'],
  },
  {
    source: `${AUTHORIZATION}list_amazoncloudwatchsynthetics.html`,
    kind: 'canary',
    arn: ['synthetics', 'canary:'],
    actions: ['synthetics:UpdateCanary'],
  },
  {
    source: `${AUTHORIZATION}list_amazoneventbridgepipes.html`,
    kind: 'pipe',
    arn: ['pipes', 'pipe/'],
    actions: ['pipes:UpdatePipe'],
  },
  {
    source: `${AUTHORIZATION}list_awsapprunner.html`,
    kind: 'service of App Runner',
    arn: ['apprunner', 'service/'],
    actions: ['apprunner:UpdateService'],
  },
  {
    source: `${AUTHORIZATION}list_awsamplify.html`,
    kind: 'app',
    arn: ['amplify', 'apps/'],
    actions: ['amplify:UpdateApp', 'amplify:CreateDeployment'],
  },
  {
    source: `${AUTHORIZATION}list_amazonec2autoscaling.html`,
    kind: 'group of instances',
    arn: ['autoscaling', 'autoScalingGroup:'],
    actions: ['autoscaling:UpdateAutoScalingGroup'],
  },
  {
    source: `${AUTHORIZATION}list_amazonbedrockagentcore.html`,
    kind: 'code interpreter',
    arn: ['bedrock-agentcore', 'code-interpreter'],
    actions: ['bedrock-agentcore:InvokeCodeInterpreter'],
  },
  {
    source: `${AUTHORIZATION}list_awsdeadlinecloud.html`,
    kind: 'queue',
    arn: ['deadline', 'farm/'],
    actions: ['deadline:AssumeQueueRoleForUser', 'deadline:AssumeFleetRoleForWorker'],
  },
  {
    source: `${AUTHORIZATION}list_awscloud9.html`,
    kind: 'environment',
    arn: ['cloud9', 'environment:'],
    actions: ['cloud9:CreateEnvironmentMembership'],
  },
  {
    source: `${AUTHORIZATION}list_amazonmanagedworkflowsforapacheairflow.html`,
    kind: 'environment of Airflow',
    arn: ['airflow', ''],
    actions: [
      'airflow:CreateCliToken',
      'airflow:CreateWebLoginToken',
      'airflow:InvokeRestApi',
      'airflow:UpdateEnvironment',
    ],
  },
  {
    source: `${AUTHORIZATION}list_amazonkinesisanalyticsv2.html`,
    kind: 'application',
    arn: ['kinesisanalytics', 'application/'],
    actions: ['kinesisanalytics:UpdateApplication'],
  },
];
