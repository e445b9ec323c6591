/** One value of the assertion's Role attribute, taken apart. */
export interface RoleValue {
  readonly provider: ProviderArn;
  readonly role: RoleArn;
}

export interface ProviderArn {
  readonly arn: string;
  readonly partition: string;
  readonly accountId: string;
  readonly name: string;
}

export interface RoleArn extends ProviderArn {
  /** Begins and ends with `/`. */
  readonly path: string;
}

/** Name forms: IAM API, CreateSAMLProvider and CreateRole. */
const PROVIDER = /^arn:([\w-]+):iam::(\d{12}):saml-provider\/([\w.-]{1,128})$/;
const ROLE = /^arn:([\w-]+):iam::(\d{12}):role(\/|\/[\x21-\x7e]{1,510}\/)([\w+=,.@-]{1,64})$/;
const PLACEHOLDER = /\$\{(\w*)\}/g;

/**
 * Fills the app's *Role Value Pattern* as Okta does and reads the pair of ARNs that it makes, in either order.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html
 */
export function roleValue(
  pattern: string,
  parts: { readonly role: string; readonly accountId: string },
): RoleValue | { readonly broken: string } {
  let unknown: string | undefined;
  const value = pattern.replace(PLACEHOLDER, (placeholder, name: string) => {
    if (name === 'role') return parts.role;
    if (name !== 'accountid') unknown ??= placeholder;
    return parts.accountId;
  });
  if (unknown !== undefined)
    return { broken: `the role value pattern has ${unknown}, which the group filter does not capture` };
  const arns = value.split(',').map((arn) => arn.trim());
  const provider = arns.flatMap(providerArn)[0];
  const role = arns.flatMap(roleArn)[0];
  if (arns.length !== 2 || !provider || !role)
    return {
      broken: `the role value pattern makes ${value}, which is not the ARN of a SAML provider and that of a role`,
    };
  if (provider.accountId !== role.accountId)
    return {
      broken: `the SAML provider of the role value pattern is in account ${provider.accountId}, the role in ${role.accountId}: AWS wants both in one`,
    };
  return { provider, role };
}

function providerArn(arn: string): ProviderArn[] {
  if (!arn.includes(':saml-provider/')) return [];
  const [, partition, accountId, name] = PROVIDER.exec(arn) ?? [];
  return partition === undefined || accountId === undefined || name === undefined
    ? []
    : [{ arn, partition, accountId, name }];
}

function roleArn(arn: string): RoleArn[] {
  if (!arn.includes(':role/')) return [];
  const [, partition, accountId, path, name] = ROLE.exec(arn) ?? [];
  if (partition === undefined || accountId === undefined || path === undefined || name === undefined) return [];
  return [{ arn, partition, accountId, path, name }];
}
