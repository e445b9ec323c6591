import { createHash } from 'node:crypto';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import type { AwsAccount } from '../constructs/aws-account';
import type { ManagementGroup } from '../constructs/management-group';
import { literal } from '../constructs/literal';
import type { OktaAwsFederation } from '../constructs/okta-aws-federation';
import type { ProvisioningUser } from '../constructs/provisioning-user';

/** Name of the output that account stacks read in the layout `per-account`. */
export const SAML_METADATA = 'saml_metadata';

/** What people and login clients need of the app. */
export function addAppOutputs(scope: Construct, { okta }: OktaAwsFederation): void {
  if (okta === undefined) return;
  output(scope, 'okta_app_id', okta.app.id, 'Id of the app AWS Account Federation');
  output(scope, 'okta_app_embed_url', okta.app.embedUrl, 'Link that signs in to AWS, for login clients');
  if (okta.webSsoClientId !== undefined)
    output(scope, 'okta_web_sso_client_id', okta.webSsoClientId, 'OIDC client of the app, for login clients');
}

/** The metadata for other stacks. Not sensitive: anyone who reviews a plan has to see that it changes. */
export function addMetadataOutput(scope: Construct, { samlMetadata }: OktaAwsFederation): void {
  output(scope, SAML_METADATA, samlMetadata, 'SAML metadata of the app, which the account stacks read');
}

/** Ids of the management groups, for the stacks of the role groups: rules there read the groups. */
export function addManagementGroupOutputs(scope: Construct, groups: Iterable<ManagementGroup>): void {
  for (const group of groups)
    output(scope, managementGroupOutput(group), group.groupId, literal(`Id of the management group ${group.name}`));
}

/** Name of the output: made of the group's key, which never changes, and which may have any characters. */
export function managementGroupOutput({ node: { id } }: Construct): string {
  const key = id.replace(/^ManagementGroup-/, '');
  const legible = decodeURIComponent(key)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_');
  return `management_group_${legible.slice(0, 40)}_${createHash('sha256').update(key).digest('hex').slice(0, 8)}`;
}

/** ARNs of the accounts' providers and roles, by name. */
export function addAccountOutputs(scope: Construct, accounts: readonly AwsAccount[]): void {
  const active = accounts.filter(({ retired }) => !retired);
  const providers = Object.fromEntries(active.map(({ name, samlProviderArn }) => [name, samlProviderArn]));
  output(scope, 'saml_provider_arns', providers, 'ARN of the SAML provider, by account');
  const arns = Object.fromEntries(
    accounts.flatMap(({ roleGroups }) => roleGroups).map(({ groupName, roleArn }) => [groupName, roleArn]),
  );
  output(scope, 'role_arns', arns, 'ARN of the role, by role group');
}

/** What a person enters in Okta's Provisioning tab. A secret is never printed unless it is asked for by name. */
export function addProvisioningOutputs(scope: Construct, user: ProvisioningUser): void {
  for (const { slot, accessKeyId, secret, encryptedSecret } of user.keys) {
    output(scope, `provisioning_key_id_${slot}`, accessKeyId, `Access key in slot ${slot}`);
    const name = `provisioning_key_secret_${slot}`;
    if (secret !== undefined) output(scope, name, secret, `Its secret: terraform output -raw ${name}`, true);
    if (encryptedSecret !== undefined)
      output(
        scope,
        `provisioning_key_encrypted_secret_${slot}`,
        encryptedSecret,
        'Its secret, as a PGP message in base64',
      );
  }
}

function output(scope: Construct, name: string, value: unknown, description: string, sensitive?: boolean): void {
  new TerraformOutput(scope, name, { value, description, staticId: true, sensitive });
}
