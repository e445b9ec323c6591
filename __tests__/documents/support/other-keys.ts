type Files = ReadonlyMap<string, object | string>;

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Federated: 'arn:aws:iam::123456789012:saml-provider/Okta' },
      Action: 'sts:AssumeRoleWithSAML',
      Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
    },
  ],
});
const READ = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::logs/*' }],
});

/** Configurations with the keys that exclude each other, or that speak of something on its way. */
export function configurationsOfOtherKeys(): [title: string, files: Files][] {
  return [
    [
      'names, patterns and objects of one’s own',
      new Map<string, object | string>([
        [
          'federation.yaml',
          {
            okta: {
              orgName: 'mueller-tech',
              app: {
                groupFilter: { pattern: String.raw`^app-(?{{accountid}}\d+)-(?{{role}}[\w\-]+)$` },
                roleValuePattern:
                  'arn:aws:iam::${accountid}:saml-provider/Okta,arn:aws:iam::${accountid}:role/x/${role}',
                appFilter: 'okta,active_directory',
                userName: 'beforeAt(user.email)',
              },
            },
            connect: { profile: 'prod' },
            roles: {
              Look: {
                policies: ['ReadOnlyAccess', { file: 'policies/read.json' }],
                grantedTo: [{ group: 'Support', until: '2027-01-31', reason: 'on call' }],
                roleName: 'Look',
                path: '/x/',
                groupDescription: 'Looks',
                permissionsBoundary: 'arn:aws:iam::123456789012:policy/boundary',
                tags: { team: 'platform' },
                trust: { file: 'policies/trust.json' },
              },
            },
          },
        ],
        [
          'management-groups.yaml',
          { Support: { existing: true, id: '00g9p5t1zxCvBn7Mq2w4', type: 'okta' }, Auditors: {} },
        ],
        ['policies/read.json', READ],
        ['policies/trust.json', TRUST],
        [
          'accounts/tech.yaml',
          {
            id: '123456789012',
            name: 'Tech',
            connect: { assumeRole: 'Deployer', externalId: 'ext' },
            roles: {
              Look: { groupName: 'app-123456789012-Look' },
              Idle: {
                policies: ['ReadOnlyAccess'],
                grantedTo: [],
                roleName: 'Idle',
                path: '/x/',
                group: { id: '00g1q3w5erTyUi7Op9a2' },
                unreachable: true,
              },
            },
            adopt: {
              'legacy-deployer': {
                path: '/x/',
                groupName: 'app-123456789012-legacy-deployer',
                groupDescription: 'Deploys',
                grantedTo: [{ group: 'Auditors', until: '2027-01-31', reason: 'migration' }],
                accept: { 'grant-without-reason': 'says why' },
              },
              'legacy-idle': {
                path: '/x/',
                group: { id: '00g8u6y4trEwQa2Zx1c3' },
                grantedTo: [],
                unreachable: true,
              },
            },
          },
        ],
      ]),
    ],
    [
      'session tags, a key that leaked, renames on their way',
      new Map<string, object | string>([
        [
          'federation.yaml',
          {
            okta: {
              orgName: 'mueller-tech',
              app: {
                signingKey: { name: 'Key 2026', emergency: true },
                sessionTags: { CostCenter: 'user.costCenter' },
                transitiveTags: ['CostCenter'],
                sourceIdentity: 'user.login',
                sendSessionTags: true,
              },
            },
            layout: 'per-account',
            backend: {
              cloud: { organization: 'mueller-tech', hostname: 'tfe.mueller-tech.com', workspacePrefix: 'aws-' },
            },
            groupRules: { form: 'per-management-group', parts: 4, formerly: 'per-management-group', formerParts: 2 },
            roles: {
              Look: {
                policies: ['ReadOnlyAccess'],
                grantedTo: ['Support'],
                conditions: { IpAddress: { 'aws:SourceIp': ['192.0.2.0/24'] } },
              },
            },
          },
        ],
        ['management-groups.yaml', { Support: {} }],
        [
          'accounts/tech.yaml',
          {
            id: '123456789012',
            name: 'Tech',
            roles: {
              Ship: { formerly: 'Deploy', switched: false, policies: ['PowerUserAccess'], grantedTo: ['Support'] },
            },
          },
        ],
      ]),
    ],
  ];
}
