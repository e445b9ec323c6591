import { AUTHORIZATION, ESCALATION, IAM, ORGANIZATIONS, type PowerfulActions } from './powerful-actions';

const IDENTITY_CENTER = `${AUTHORIZATION}list_awsiamidentitycenter.html`;

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
  {
    source: `${AUTHORIZATION}list_awsidentityandaccessmanagementrolesanywhere.html`,
    kind: 'trust anchor',
    arn: ['rolesanywhere', 'trust-anchor/'],
    actions: ['rolesanywhere:CreateTrustAnchor', 'rolesanywhere:UpdateTrustAnchor'],
  },
  {
    source: `${AUTHORIZATION}list_amazoncognitoidentity.html`,
    kind: 'identity pool',
    arn: ['cognito-identity', 'identitypool/'],
    actions: [
      'cognito-identity:SetIdentityPoolRoles',
      'cognito-identity:UpdateIdentityPool',
      'cognito-identity:GetOpenIdTokenForDeveloperIdentity',
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
    actions: ['identitystore:CreateGroupMembership', 'identitystore:CreateUser', 'identitystore:UpdateUser'],
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
  { source: IAM, kind: 'account', actions: ['iam:AcceptDelegationRequest', 'iam:EnableOutboundWebIdentityFederation'] },
];

/** They read, set or issue passwords, keys and certificates of others, whose permissions are not those of the holder. */
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
  {
    source: `${AUTHORIZATION}list_amazonlightsail.html`,
    kind: 'instance of Lightsail',
    arn: ['lightsail', ''],
    actions: ['lightsail:GetInstanceAccessDetails', 'lightsail:DownloadDefaultKeyPair'],
  },
  {
    source: `${AUTHORIZATION}list_amazongameliftservers.html`,
    kind: 'fleet',
    arn: ['gamelift', ''],
    actions: ['gamelift:GetComputeAccess', 'gamelift:GetInstanceAccess'],
  },
  {
    source: `${AUTHORIZATION}list_awsdirectoryservice.html`,
    kind: 'directory',
    arn: ['ds', 'directory/'],
    actions: ['ds:ResetUserPassword'],
  },
  {
    source: `${AUTHORIZATION}list_amazoncognitouserpools.html`,
    kind: 'user pool',
    arn: ['cognito-idp', 'userpool/'],
    actions: ['cognito-idp:AdminSetUserPassword'],
  },
  {
    source: `${AUTHORIZATION}list_awsprivatecertificateauthority.html`,
    kind: 'certificate authority',
    arn: ['acm-pca', 'certificate-authority/'],
    actions: ['acm-pca:IssueCertificate'],
  },
  {
    source: `${AUTHORIZATION}list_amazonredshift.html`,
    kind: 'user of Redshift',
    arn: ['redshift', 'dbuser:'],
    actions: ['redshift:GetClusterCredentials'],
  },
  {
    source: `${AUTHORIZATION}list_amazonredshiftserverless.html`,
    kind: 'workgroup',
    arn: ['redshift-serverless', 'workgroup/'],
    actions: ['redshift-serverless:GetCredentials'],
  },
  {
    source: `${AUTHORIZATION}list_amazonauroradsql.html`,
    kind: 'database',
    arn: ['dsql', 'cluster/'],
    actions: ['dsql:DbConnectAdmin'],
  },
  {
    source: `${AUTHORIZATION}list_awscertificatemanager.html`,
    kind: 'certificate',
    arn: ['acm', 'certificate/'],
    actions: ['acm:ExportCertificate'],
  },
];
