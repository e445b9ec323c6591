/** The Okta half of a federation, in the resource types that the project's plans hold. */
export interface FederationPlan {
  /** Version of the provider, `4.20.0`. */
  readonly version: string;
  readonly label?: string;
  /** Role → management groups that are granted it. */
  readonly roles: Readonly<Record<string, readonly string[]>>;
  /** A new name makes a new signing key. */
  readonly keyName?: string;
  readonly sessionSeconds?: number;
  /** Whether a role group goes after what refers to it was updated. @default true */
  readonly createBeforeDestroy?: boolean;
}

const ACCOUNT = '123456789012';
const idOf = (name: string) => name.replace(/\W/g, '_');

/** Name of the group whose members may assume a role. */
export const roleGroupName = (role: string) => `aws#Mueller-Tech#Okta-Mueller-Tech-${role}#${ACCOUNT}`;

/** Terraform's JSON. `Auditors` is a group that exists; `james@mueller-tech.com` becomes a member of the others. */
export function federationPlan(plan: FederationPlan): unknown {
  const { version, label = 'AWS Account Federation', roles, keyName } = plan;
  const { sessionSeconds = 3600, createBeforeDestroy = true } = plan;
  const granted = [...new Set(Object.values(roles).flat())].sort();
  const own = granted.filter((name) => name !== 'Auditors');
  const reference = (name: string) =>
    name === 'Auditors' ? '${data.okta_group.Auditors.id}' : `\${okta_group.${idOf(name)}.id}`;
  const roleGroup = (role: string) => `\${okta_group.role_${idOf(role)}.id}`;
  const named = <T>(names: readonly string[], prefix: string, block: (name: string) => T) =>
    Object.fromEntries(names.map((name) => [prefix + idOf(name), block(name)]));
  const roleNames = Object.keys(roles).sort();
  return {
    terraform: {
      required_providers: { okta: { source: 'okta/okta', version } },
      backend: { local: {} },
    },
    provider: { okta: [{ org_name: 'mueller-tech', base_url: 'okta.com' }] },
    data: {
      ...(granted.includes('Auditors') ? { okta_group: { Auditors: { name: 'Auditors' } } } : {}),
      okta_user: {
        james: {
          search: [{ name: 'profile.login', comparison: 'eq', value: 'james@mueller-tech.com' }],
          skip_groups: true,
          skip_roles: true,
        },
      },
    },
    resource: {
      okta_app_signon_policy: { mfa: { name: 'AWS Account Federation', description: 'MFA for AWS' } },
      okta_app_signon_policy_rule: {
        mfa: {
          policy_id: '${okta_app_signon_policy.mfa.id}',
          name: 'MFA',
          priority: 1,
          access: 'ALLOW',
          factor_mode: '2FA',
          type: 'ASSURANCE',
          re_authentication_frequency: 'PT1H',
          constraints: [JSON.stringify({ possession: { required: true, userPresence: 'REQUIRED' } })],
        },
      },
      okta_app_saml: {
        app: {
          label,
          preconfigured_app: 'amazon_aws',
          status: 'ACTIVE',
          authentication_policy: '${okta_app_signon_policy.mfa.id}',
          ...(keyName === undefined ? {} : { key_name: keyName, key_years_valid: 3 }),
          app_settings_json: JSON.stringify({
            appFilter: 'okta',
            groupFilter: String.raw`^aws\#\S+\#(?{{role}}[\w\-]+)\#(?{{accountid}}\d+)$`,
            useGroupMapping: true,
            joinAllRoles: true,
            sessionDuration: sessionSeconds,
            awsEnvironmentType: 'aws.amazon',
            roleValuePattern: 'arn:aws:iam::$${accountid}:saml-provider/Okta,arn:aws:iam::$${accountid}:role/$${role}',
            loginURL: 'https://console.aws.amazon.com/ec2/home',
          }),
        },
      },
      okta_group: {
        ...named(own, '', (name) => ({ name, description: `Management group ${name}` })),
        ...named(roleNames, 'role_', (role) => ({
          name: roleGroupName(role),
          description: `May assume ${role}`,
          lifecycle: { create_before_destroy: createBeforeDestroy },
        })),
      },
      okta_group_memberships: named(own, '', (name) => ({
        group_id: reference(name),
        users: ['${data.okta_user.james.id}'],
      })),
      okta_group_rule: named(roleNames, '', (role) => ({
        name: `AWS ${role}`,
        status: 'ACTIVE',
        remove_assigned_users: true,
        group_assignments: [roleGroup(role)],
        expression_value: `isMemberOfAnyGroup(${(roles[role] ?? []).map((name) => `"${reference(name)}"`).join(',')})`,
      })),
      okta_app_group_assignments: {
        app: {
          app_id: '${okta_app_saml.app.id}',
          group: roleNames.map((role, priority) => ({ id: roleGroup(role), priority })),
        },
      },
    },
    output: { metadata: { value: '${okta_app_saml.app.metadata}' } },
  };
}
