import { joined, Unresolved, type Value } from '../expression/value';
import type { Read } from '../model/address';
import type { Account } from './accounts';
import type { Resource } from './resource';

/** Attributes with which each type of IAM says which object it is. */
const ARNS: ReadonlyMap<string, { readonly kind: string; readonly names: readonly string[] }> = new Map([
  ['aws_iam_role', { kind: 'role', names: ['arn'] }],
  ['aws_iam_user', { kind: 'user', names: ['arn'] }],
  ['aws_iam_policy', { kind: 'policy', names: ['arn', 'id'] }],
  ['aws_iam_saml_provider', { kind: 'saml-provider', names: ['arn', 'id'] }],
]);

/** Attributes that follow from what the documents say, so that a reviewer needs no apply to know them. */
export function computedAttribute(
  resource: Resource,
  name: string,
  accountOf: (resource: Resource) => Account,
): Value | undefined {
  const { type, managed, argument, ignoresChanges } = resource;
  const account = () => accountOf(resource);
  if (type === 'aws_caller_identity' && !managed && (name === 'account_id' || name === 'id')) {
    const { id } = account();
    return 'known' in id ? id.known : undefined;
  }
  if (type === 'aws_partition' && !managed && (name === 'partition' || name === 'id')) return account().partition;
  if (name === 'id' && (type === 'aws_iam_role' || (type === 'aws_iam_user' && managed))) return argument('name');
  if (!managed || ARNS.get(type)?.names.includes(name) !== true) return undefined;
  // An adopted role keeps the path that it has.
  if (argument('path') === undefined && ignoresChanges.includes('path')) return undefined;
  const arn = iamArn(resource, account(), { known: argument('path') ?? '/' });
  return 'known' in arn ? arn.known : undefined;
}

/**
 * What IAM is going to call an object, or why that is not known: `arn:<partition>:iam::<account>:<kind><path><name>`.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export function iamArn({ type, argument }: Resource, { id, partition }: Account, path: Read<Value>): Read<Value> {
  if ('unknown' in id) return id;
  if ('unknown' in path) return path;
  if (partition === undefined) return { unknown: 'the provider names no region, so the partition is not known' };
  const { kind = '' } = ARNS.get(type) ?? {};
  const named = joined([
    `arn:${partition}:iam::${id.known}:${kind}`,
    kind === 'saml-provider' ? '/' : path.known,
    argument('name') ?? null,
  ]);
  return named instanceof Unresolved ? { unknown: 'the name is known after apply' } : { known: named };
}
