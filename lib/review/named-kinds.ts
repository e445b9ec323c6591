/**
 * Kinds of resources that give access, change who is trusted, run something or send data elsewhere, beside the ones that
 * this product makes; with what they do. Both provider schemas were searched for them.
 * @see https://registry.terraform.io/providers/okta/okta/latest/docs
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
const NAMED_KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    // Okta: administrators
    okta_admin_role_custom: 'defines what Okta administrators may do',
    okta_admin_role_custom_assignments: 'makes users or groups Okta administrators',
    okta_admin_role_targets: 'changes what an Okta administrator administers',
    okta_group_role: 'makes every member of a group an Okta administrator (also SUPER_ADMIN)',
    okta_resource_set: 'changes what Okta administrators administer',
    okta_role_subscription: 'changes which notifications Okta administrators get',
    okta_user_admin_roles: 'makes a user an Okta administrator (also SUPER_ADMIN)',
    // Okta: who is trusted to say who somebody is
    okta_idp_oidc: 'lets another identity provider sign people in to Okta',
    okta_idp_saml: 'lets another identity provider sign people in to Okta',
    okta_idp_saml_key: 'changes the key of an identity provider that signs people in to Okta',
    okta_idp_social: 'lets a social identity provider sign people in to Okta',
    okta_policy_rule_idp_discovery: 'decides which identity provider signs people in to Okta',
    okta_policy_profile_enrollment: 'decides who may register',
    okta_policy_rule_profile_enrollment: 'decides who may register',
    // Okta: what runs or is called at sign-in
    okta_event_hook: 'sends events of the org to another address',
    okta_inline_hook: 'lets another address change assertions, tokens or sign-ins',
    okta_log_stream: 'sends the log of the org elsewhere',
    // Okta: factors, sessions, networks, people
    okta_authenticator: 'changes the authenticators of the org',
    okta_factor: 'changes the factors of the org',
    okta_behavior: 'changes which sign-ins count as unusual',
    okta_network_zone: 'changes which networks sign-on policies trust',
    okta_org_configuration: 'changes settings of the org',
    okta_org_support: 'lets Okta support into the org',
    okta_policy_mfa: 'changes which factors people have to enrol',
    okta_policy_mfa_default: 'changes which factors people have to enrol',
    okta_policy_rule_mfa: 'changes which factors people have to enrol',
    okta_policy_password: 'changes the password policy',
    okta_policy_password_default: 'changes the password policy',
    okta_policy_rule_password: 'changes who may reset a password',
    okta_policy_signon: 'changes sessions and factors of the whole org',
    okta_policy_rule_signon: 'changes sessions and factors of the whole org',
    okta_threat_insight_settings: 'changes which sign-ins are blocked',
    okta_trusted_origin: 'lets another site use sessions of the org',
    okta_user: 'creates or changes a person',
    okta_user_group_memberships: 'puts a person into groups',
    // Okta: programs
    okta_app_oauth: 'creates a program that may call Okta',
    okta_app_oauth_api_scope: 'lets a program call the management API of Okta',
    okta_app_user: 'assigns a person to an app, past every group',
    okta_auth_server: 'issues tokens',
    okta_auth_server_policy_rule: 'decides who gets tokens',
    // AWS: keys, passwords, people
    aws_iam_group: 'creates a group of IAM users',
    aws_iam_group_membership: 'puts IAM users into a group',
    aws_iam_user_group_membership: 'puts an IAM user into groups',
    aws_iam_user_login_profile: 'gives an IAM user a password for the console',
    aws_iam_user_ssh_key: 'gives an IAM user a key for repositories',
    aws_iam_service_specific_credential: 'gives an IAM user a password for a service',
    aws_iam_signing_certificate: 'gives an IAM user a certificate for requests',
    aws_iam_account_password_policy: 'changes the password policy of the account',
    aws_iam_virtual_mfa_device: 'creates a second factor, and puts its secret into the state',
    // AWS: who is trusted
    aws_iam_openid_connect_provider: 'lets another identity provider into roles that trust it',
    aws_rolesanywhere_profile: 'lets certificates assume roles',
    aws_rolesanywhere_trust_anchor: 'lets a certificate authority decide who assumes roles',
    aws_iam_organizations_features: 'lets the management account act as root of member accounts',
    aws_identitystore_group_membership: 'puts a person into a group of IAM Identity Center',
    aws_ssoadmin_account_assignment: 'gives people or groups a permission set in an account',
    aws_ssoadmin_managed_policy_attachment: 'changes what a permission set allows',
    aws_ssoadmin_permission_set: 'defines what people may do in accounts',
    aws_ssoadmin_permission_set_inline_policy: 'changes what a permission set allows',
    aws_organizations_policy: 'changes a policy that limits whole accounts',
    aws_organizations_policy_attachment: 'changes which accounts a policy limits',
    aws_organizations_delegated_administrator: 'lets another account administer the organization',
    // AWS: what runs with a role
    aws_cloudcontrolapi_resource: 'creates any kind of object, with roles of its own',
    aws_cloudformation_stack: 'runs a template, with roles of its own',
    aws_cloudformation_stack_instances: 'runs a template in other accounts, with roles of its own',
    aws_cloudformation_stack_set: 'runs a template in other accounts, with roles of its own',
    aws_cloudformation_stack_set_instance: 'runs a template in another account, with roles of its own',
    aws_servicecatalog_constraint: 'decides with which role a template of the service catalog runs',
    aws_servicecatalog_provisioned_product: 'runs a template of the service catalog, with roles of its own',
    aws_codebuild_project: 'runs commands with a role',
    aws_ecs_task_definition: 'runs a container with a role',
    aws_iam_instance_profile: 'gives a role to instances',
    aws_instance: 'runs an instance, with a role where it names a profile',
    aws_lambda_function: 'runs code with a role',
    aws_lambda_permission: 'lets somebody else run a function',
    aws_ssm_association: 'runs commands on instances',
    aws_ssm_document: 'defines commands that run on instances',
    // AWS: who may read what
    aws_kms_grant: 'lets somebody use a key',
    aws_kms_key_policy: 'decides who uses a key',
    aws_s3_bucket_policy: 'decides who reads a bucket',
    aws_secretsmanager_secret_policy: 'decides who reads a secret',
    aws_sns_topic_policy: 'decides who uses a topic',
    aws_sqs_queue_policy: 'decides who uses a queue',
  }),
);

/** What resources of this kind do to access; `undefined` for a kind that is not listed. */
export function effectOfKind(kind: string): string | undefined {
  return NAMED_KINDS.get(kind);
}

export const NAMED: readonly string[] = [...NAMED_KINDS.keys()];
