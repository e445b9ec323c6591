import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { OktaProvider } from '@cdktf/provider-okta/lib/provider';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { AwsAccount, InlinePolicy, ManagedPolicy, ManagementGroup, OktaAwsFederation } from '../lib/constructs';

/** The constructs without any configuration file: two accounts, an adopted role, three management groups. */
export function buildExample(app: App): TerraformStack {
  const stack = new TerraformStack(app, 'example');
  new OktaProvider(stack, 'Okta', { orgName: 'mueller-tech', baseUrl: 'okta.com' });
  const federation = new OktaAwsFederation(stack, 'Federation', {
    identityProvider: 'Okta',
    app: { label: 'AWS Account Federation', signOnPolicy: { mfaEveryMinutes: 12 * 60 } },
    signInRegions: ['us-east-1', 'eu-central-1'],
    tags: { 'managed-by': 'okta-aws-federation' },
  });

  const tech = addAccount(stack, federation, 'Mueller-Tech', '123456789012');
  const admin = tech.addRole('Admin', { policies: [ManagedPolicy.aws('AdministratorAccess')] });
  const deploy = tech.addRole('Deploy', {
    description: 'Rolls out applications',
    policies: [
      ManagedPolicy.aws('PowerUserAccess'),
      InlinePolicy.of('pass-role', {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'iam:PassRole', Resource: 'arn:aws:iam::123456789012:role/app-*' }],
      }),
    ],
    maxSessionSeconds: 4 * 3600,
    conditions: { IpAddress: { 'aws:SourceIp': ['192.0.2.0/24'] } },
  });
  const legacy = tech.adoptRole('legacy-deployer');
  tech.addProvisioningUser();

  const audit = addAccount(stack, federation, 'Mueller-Audit', '210987654321');
  const auditor = audit.addRole('Auditor', { policies: [ManagedPolicy.aws('SecurityAudit')] });

  const admins = new ManagementGroup(stack, 'ManagementGroup-Cloud-Admins', {
    federation,
    name: 'Cloud Admins',
    members: ['james@mueller-tech.com'],
  });
  admins.grant(admin, legacy);
  const support = new ManagementGroup(stack, 'ManagementGroup-Support', { federation, name: 'Support' });
  support.grant({ role: deploy, until: '2027-12-31', reason: 'Moves the old deployments over' });
  const auditors = new ManagementGroup(stack, 'ManagementGroup-Auditors', {
    federation,
    name: 'Auditors',
    existing: true,
  });
  auditors.grant(auditor);

  new TerraformOutput(stack, 'admin_role_arn', { value: admin.roleArn, staticId: true });
  return stack;
}

function addAccount(stack: TerraformStack, federation: OktaAwsFederation, name: string, id: string): AwsAccount {
  const provider = new AwsProvider(stack, `Aws-${name}`, {
    alias: `account_${id}`,
    region: 'us-east-1',
    // A plan never lands in another account.
    allowedAccountIds: [id],
    assumeRole: [
      { roleArn: `arn:aws:iam::${id}:role/OrganizationAccountAccessRole`, sessionName: 'okta-aws-federation' },
    ],
  });
  return new AwsAccount(stack, `Account-${name}`, { federation, id, name, provider });
}

if (require.main === module) {
  const app = new App();
  buildExample(app);
  app.synth();
}
