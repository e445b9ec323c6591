/**
 * One account's roles for SAML in the form that the most used module for them has, which is called once for each role: a role,
 * a resource for each of its policies, and who the caller is (terraform-aws-iam 5, `iam-assumable-role-with-saml`).
 */
export function usualForm({ accountId, roles, policies, metadata }: UsualForm): object {
  const provider = `arn:aws:iam::${accountId}:saml-provider/Okta`;
  const trust = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRoleWithSAML',
        Principal: { Federated: provider },
        Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
      },
    ],
  });
  const names = Array.from({ length: roles }, (_, number) => `Role-${String(number)}`);
  const attachments = names.flatMap((name) =>
    policies.map((policy, number): [string, object] => [
      `${name}-${String(number)}`,
      { role: `\${aws_iam_role.${name}.name}`, policy_arn: `arn:aws:iam::aws:policy/${policy}` },
    ]),
  );
  const perRole = Object.fromEntries(names.map((name) => [name, {}]));
  return {
    terraform: { required_providers: { aws: { source: 'hashicorp/aws', version: '>= 5.100.0, < 7.0.0' } } },
    provider: {
      aws: [
        {
          region: 'us-east-1',
          assume_role: [{ role_arn: `arn:aws:iam::${accountId}:role/OrganizationAccountAccessRole` }],
        },
      ],
    },
    data: { aws_caller_identity: perRole, aws_partition: perRole },
    resource: {
      aws_iam_saml_provider: { okta: { name: 'Okta', saml_metadata_document: metadata } },
      aws_iam_role: Object.fromEntries(
        names.map((name) => [name, { name, assume_role_policy: trust, max_session_duration: 14400 }]),
      ),
      aws_iam_role_policy_attachment: Object.fromEntries(attachments),
    },
  };
}

interface UsualForm {
  readonly accountId: string;
  readonly roles: number;
  /** Names of AWS's policies, for each role. */
  readonly policies: readonly string[];
  readonly metadata: string;
}
