import { AUTHORIZATION, type PowerfulActions } from './powerful-actions';

const TO_ANOTHER_ACCOUNT = 'https://attack.mitre.org/techniques/T1537/';

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
    actions: ['kms:PutKeyPolicy', 'kms:CreateGrant', 'kms:ReplicateKey'],
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
  {
    source: `${AUTHORIZATION}list_awslakeformation.html`,
    kind: 'data lake',
    onlyOnAll: true,
    actions: [
      'lakeformation:GrantPermissions',
      'lakeformation:BatchGrantPermissions',
      'lakeformation:PutDataLakeSettings',
    ],
  },
  {
    source: `${AUTHORIZATION}list_awsglue.html`,
    kind: 'catalog',
    arn: ['glue', 'catalog'],
    actions: ['glue:PutResourcePolicy'],
  },
  {
    source: `${AUTHORIZATION}list_amazoncloudwatchlogs.html`,
    kind: 'log group',
    arn: ['logs', 'log-group:'],
    actions: ['logs:PutSubscriptionFilter', 'logs:PutResourcePolicy', 'logs:PutAccountPolicy'],
  },
  {
    source: `${AUTHORIZATION}list_amazoncloudwatchlogs.html`,
    kind: 'destination of logs',
    arn: ['logs', 'destination:'],
    actions: ['logs:PutDestinationPolicy'],
  },
  {
    source: `${AUTHORIZATION}list_amazonkinesisdatastreams.html`,
    kind: 'stream',
    arn: ['kinesis', 'stream/'],
    actions: ['kinesis:PutResourcePolicy'],
  },
  {
    source: `${AUTHORIZATION}list_amazonmanagedstreamingforapachekafka.html`,
    kind: 'cluster',
    arn: ['kafka', 'cluster/'],
    actions: ['kafka:PutClusterPolicy'],
  },
  {
    source: `${AUTHORIZATION}list_amazoneventbridge.html`,
    kind: 'event bus',
    arn: ['events', 'event-bus/'],
    actions: ['events:PutPermission'],
  },
  {
    source: `${AUTHORIZATION}list_amazonelasticfilesystem.html`,
    kind: 'file system',
    arn: ['elasticfilesystem', 'file-system/'],
    actions: ['elasticfilesystem:PutFileSystemPolicy', 'elasticfilesystem:DeleteFileSystemPolicy'],
  },
  {
    source: `${AUTHORIZATION}list_amazons3glacier.html`,
    kind: 'vault',
    arn: ['glacier', 'vaults/'],
    actions: ['glacier:SetVaultAccessPolicy'],
  },
  {
    source: `${AUTHORIZATION}list_amazonses.html`,
    kind: 'identity of e-mail',
    arn: ['ses', 'identity/'],
    actions: ['ses:PutIdentityPolicy'],
  },
  {
    source: `${AUTHORIZATION}list_amazonsimpleemailservicev2.html`,
    kind: 'identity of e-mail',
    arn: ['ses', 'identity/'],
    actions: ['ses:CreateEmailIdentityPolicy', 'ses:UpdateEmailIdentityPolicy'],
  },
  {
    source: `${AUTHORIZATION}list_awscodeartifact.html`,
    kind: 'domain',
    arn: ['codeartifact', 'domain/'],
    actions: ['codeartifact:PutDomainPermissionsPolicy'],
  },
  {
    source: `${AUTHORIZATION}list_awscodeartifact.html`,
    kind: 'repository of packages',
    arn: ['codeartifact', 'repository/'],
    actions: ['codeartifact:PutRepositoryPermissionsPolicy'],
  },
  {
    source: `${AUTHORIZATION}list_amazonelasticcontainerregistry.html`,
    kind: 'registry',
    onlyOnAll: true,
    actions: ['ecr:PutRegistryPolicy', 'ecr:PutReplicationConfiguration'],
  },
  {
    source: `${AUTHORIZATION}list_amazonelasticcontainerregistrypublic.html`,
    kind: 'public repository',
    arn: ['ecr-public', 'repository/'],
    actions: ['ecr-public:SetRepositoryPolicy'],
  },
  {
    source: `${AUTHORIZATION}list_amazons3express.html`,
    kind: 'directory bucket',
    arn: ['s3express', 'bucket/'],
    actions: ['s3express:PutBucketPolicy'],
  },
  {
    source: `${AUTHORIZATION}list_amazons3tables.html`,
    kind: 'table bucket',
    arn: ['s3tables', 'bucket/'],
    actions: ['s3tables:PutTableBucketPolicy', 's3tables:PutTablePolicy'],
  },
  {
    source: `${AUTHORIZATION}list_amazons3objectlambda.html`,
    kind: 'access point of functions',
    arn: ['s3-object-lambda', 'accesspoint/'],
    actions: ['s3:PutAccessPointPolicyForObjectLambda'],
  },
  {
    source: `${AUTHORIZATION}list_amazonvpclattice.html`,
    kind: 'service of a lattice',
    arn: ['vpc-lattice', 'service'],
    actions: ['vpc-lattice:PutAuthPolicy', 'vpc-lattice:PutResourcePolicy'],
  },
  {
    source: `${AUTHORIZATION}list_amazonredshift.html`,
    kind: 'snapshot of Redshift',
    arn: ['redshift', 'snapshot:'],
    actions: ['redshift:AuthorizeSnapshotAccess'],
  },
  {
    source: `${AUTHORIZATION}list_amazonopensearchservice.html`,
    kind: 'search domain',
    arn: ['es', 'domain/'],
    actions: ['es:UpdateDomainConfig'],
  },
];
