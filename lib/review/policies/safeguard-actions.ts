import { AUTHORIZATION, IAM, ORGANIZATIONS, type PowerfulActions } from './powerful-actions';

const CLOUD_LOGS = 'https://attack.mitre.org/techniques/T1562/008/';
const TOOLS = 'https://attack.mitre.org/techniques/T1562/001/';

/** They switch off what records, what finds, what limits and what keeps data. */
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
  {
    source: `${AUTHORIZATION}list_awsfirewallmanager.html`,
    kind: 'limit on networks',
    actions: ['fms:DisassociateAdminAccount', 'fms:DeletePolicy'],
  },
  {
    source: `${AUTHORIZATION}list_awswafv2.html`,
    kind: 'limit on networks',
    actions: ['wafv2:DisassociateWebACL', 'wafv2:DeleteWebACL'],
  },
  { source: `${AUTHORIZATION}list_awsshield.html`, kind: 'limit on networks', actions: ['shield:DeleteProtection'] },
  {
    source: `${AUTHORIZATION}list_amazonroute53resolver.html`,
    kind: 'limit on networks',
    actions: ['route53resolver:DisassociateFirewallRuleGroup'],
  },
  { source: `${AUTHORIZATION}list_awscontroltower.html`, kind: 'control', actions: ['controltower:DisableControl'] },
  {
    source: `${AUTHORIZATION}list_awsbackup.html`,
    kind: 'backup',
    actions: ['backup:DeleteRecoveryPoint', 'backup:DeleteBackupVaultLockConfiguration'],
  },
  {
    source: `${AUTHORIZATION}list_amazons3.html`,
    kind: 'object under a retention',
    actions: ['s3:BypassGovernanceRetention'],
  },
  // A bucket and a key of its own are what a job may look after; those of everybody are not.
  {
    source: `${AUTHORIZATION}list_amazons3.html`,
    kind: 'bucket',
    arn: ['s3', ''],
    actions: ['s3:PutLifecycleConfiguration', 's3:PutBucketVersioning'],
  },
  {
    source: `${AUTHORIZATION}list_awskeymanagementservice.html`,
    kind: 'key',
    arn: ['kms', 'key/'],
    actions: ['kms:ScheduleKeyDeletion', 'kms:DisableKey'],
  },
];
