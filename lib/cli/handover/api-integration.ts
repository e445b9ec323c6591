import type { MakeStep } from './step';
import { provisioningOutputs } from './outputs';

/** Okta's Provisioning tab, which no public API and no Terraform provider can fill in. */
export const apiIntegration: MakeStep = (federation, program) => {
  const { okta, provisioningUser } = federation;
  if (provisioningUser === undefined) return undefined;
  const { account, name, keys, pgpKey } = provisioningUser;
  const [first = 'a'] = keys;
  const newest = keys.at(-1) ?? first;
  const outputs = provisioningOutputs(federation, newest, program);
  return {
    id: 'api-integration',
    when: 'after',
    title: `Connect the app's Provisioning tab with AWS`,
    why: 'No public API and no Terraform provider can set it (okta/terraform-provider-okta issues 636, 947, 1304, 1956).',
    actions: [
      `Okta → Applications → Applications → ${okta.app.label} → Provisioning → Configure API Integration.`,
      'Tick Enable API integration, paste access key and secret key, leave Connected Accounts IDs blank.',
      'Test API Credentials; it says that they were verified. Save.',
      'Provisioning → To App → Edit → tick Update User Attributes. Save.',
      ...(keys.length > 1 ? [`Two keys exist, so this is a rotation: enter key ${newest}; see its steps below.`] : []),
    ],
    values: [
      { label: 'page', value: `https://${okta.orgName}-admin.${okta.baseUrl}/admin/apps/active` },
      { label: 'user', value: `${name} in ${account}` },
      { label: 'access key', value: outputs.keyId },
      {
        label: pgpKey === undefined ? 'secret key' : 'secret key (encrypted: decrypt it with the PGP key)',
        value: outputs.secret,
      },
    ],
    done: `"aws iam get-access-key-last-used --access-key-id …" names the service iam: Okta has used the key`,
  };
};
