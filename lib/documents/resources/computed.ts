import { joined, Unresolved, type Value } from '../expression/value';
import type { Resource } from './resource';

/** Account and partition of a provider configuration, where the documents say them. */
export interface AccountOf {
  readonly accountId?: string;
  readonly partition?: string;
}

/**
 * Attributes that follow from what the documents say, so that a reviewer needs no apply to know them. ARNs as IAM makes
 * them: `arn:<partition>:iam::<account>:<kind><path><name>`.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export function computedAttribute(
  resource: Resource,
  name: string,
  accountOf: (resource: Resource) => AccountOf,
): Value | undefined {
  const { type, managed } = resource;
  if (!managed)
    switch (type) {
      case 'aws_caller_identity':
        return name === 'account_id' || name === 'id' ? accountOf(resource).accountId : undefined;
      case 'aws_partition':
        return name === 'partition' || name === 'id' ? accountOf(resource).partition : undefined;
      case 'aws_iam_role':
        return name === 'id' ? resource.argument('name') : undefined;
      case 'okta_user':
      case 'okta_group':
        return undefined;
      default:
        return undefined;
    }
  switch (type) {
    case 'aws_iam_role':
      if (name === 'id') return resource.argument('name');
      return name === 'arn' ? arn(resource, 'role', accountOf) : undefined;
    case 'aws_iam_user':
      if (name === 'id') return resource.argument('name');
      return name === 'arn' ? arn(resource, 'user', accountOf) : undefined;
    case 'aws_iam_policy':
      return name === 'arn' || name === 'id' ? arn(resource, 'policy', accountOf) : undefined;
    case 'aws_iam_saml_provider':
      return name === 'arn' || name === 'id' ? arn(resource, 'saml-provider', accountOf) : undefined;
    default:
      return undefined;
  }
}

function arn(resource: Resource, kind: string, accountOf: (resource: Resource) => AccountOf): Value | undefined {
  const { accountId, partition } = accountOf(resource);
  const name = resource.argument('name');
  // An adopted role keeps the path that it has.
  if (resource.argument('path') === undefined && resource.ignoresChanges.includes('path')) return undefined;
  const path = kind === 'saml-provider' ? '/' : (resource.argument('path') ?? '/');
  if (accountId === undefined || partition === undefined || name === undefined) return undefined;
  const value = joined([`arn:${partition}:iam::${accountId}:${kind}`, path, name]);
  return value instanceof Unresolved ? undefined : value;
}
