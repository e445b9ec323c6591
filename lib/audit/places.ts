/** Where a live object is, in the form of the model's addresses. */
export function groupAddress(id: string): string {
  return `okta:okta_group.${id}`;
}

export function ruleAddress(id: string): string {
  return `okta:okta_group_rule.${id}`;
}

export function appAddress(id: string): string {
  return `okta:okta_app_saml.${id}`;
}

export function providerAddress(arn: string): string {
  return `${arn.split(':')[4] ?? ''}:aws_iam_saml_provider.${arn.slice(arn.lastIndexOf('/') + 1)}`;
}
