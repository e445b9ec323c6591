import { isList, isValueObject, Symbolic, type Value } from '../expression/value';
import type { Read } from '../model/address';
import type { Provider, Resource } from './resource';

/** What the documents say about the account behind a provider configuration. */
export interface Account {
  readonly id: Read<string>;
  readonly partition?: string;
}

const ACCOUNT_ID = /^\d{12}$/;
const IAM_ARN = /^arn:([\w-]+):(?:iam|sts)::(\d{12}):/;
/** Region prefixes of the partitions that are not `aws`. @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
const PARTITIONS: readonly (readonly [prefix: string, partition: string])[] = [
  ['us-gov-', 'aws-us-gov'],
  ['cn-', 'aws-cn'],
];

/**
 * Reads the account that a provider block reaches: `allowed_account_ids`, else the ARN of the role that it assumes last,
 * else ARNs in `literals`, which can only be of the same account.
 */
export function accountOfProvider(provider: Provider | undefined, literals: readonly string[]): Account {
  const allowed = texts(provider?.argument('allowed_account_ids'));
  const assumed = lastAssumed(provider?.argument('assume_role')).flatMap(arnParts);
  const near = literals.flatMap(arnParts);
  const region = provider?.argument('region');
  const partition =
    assumed[0]?.partition ??
    (typeof region === 'string' ? partitionOf(region) : undefined) ??
    single(near.map((arn) => arn.partition));
  const id = accountId(
    allowed,
    assumed.map((arn) => arn.accountId),
    near.map((arn) => arn.accountId),
  );
  return { id, partition };
}

function accountId(allowed: readonly string[], assumed: readonly string[], near: readonly string[]): Read<string> {
  const [role] = assumed;
  const wrong = allowed.find((id) => !ACCOUNT_ID.test(id));
  if (wrong !== undefined) return { unknown: `the provider allows "${wrong}", which is not an account id` };
  if (role !== undefined && allowed.length > 0 && !allowed.includes(role))
    return { unknown: `the provider assumes a role in ${role} and allows only ${[...allowed].sort().join(', ')}` };
  const known = single(allowed) ?? role ?? (allowed.length > 1 ? undefined : single(near));
  if (known !== undefined) return { known };
  if (allowed.length > 1) return { unknown: `the provider allows several accounts: ${[...allowed].sort().join(', ')}` };
  const contradiction = [...new Set(near)].sort();
  return {
    unknown:
      contradiction.length > 1
        ? `the provider has no allowed_account_ids, and ARNs beside it are of ${contradiction.join(' and ')}`
        : 'the provider has neither allowed_account_ids nor the ARN of a role that it assumes',
  };
}

/** The account that a resource names itself, in its own ARN or in one that IAM accepts only from the same account. */
export function ownAccount(resource: Resource): Account | undefined {
  const arns = ownArns(resource);
  if (arns.length === 0) return undefined;
  const [own, ...others] = arns.flatMap(arnParts);
  if (own === undefined || others.some(({ accountId: id }) => id !== own.accountId)) return undefined;
  return { id: { known: own.accountId }, partition: own.partition };
}

/** ARNs in a resource that IAM accepts only if they are of its own account. */
export function ownArns(resource: Resource, argument = resource.argument): string[] {
  const found: string[] = [];
  for (const name of OWN.get(resource.type) ?? NONE)
    for (const arn of texts(argument(name))) if (IAM_ARN.test(arn)) found.push(arn);
  return found;
}

const NONE: readonly string[] = [];
const OWN: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws_iam_role', ['arn', 'permissions_boundary', 'managed_policy_arns']],
  ['aws_iam_user', ['arn', 'permissions_boundary']],
  ['aws_iam_policy', ['arn']],
  ['aws_iam_saml_provider', ['arn']],
  ['aws_iam_role_policy_attachment', ['policy_arn']],
  ['aws_iam_user_policy_attachment', ['policy_arn']],
  ['aws_iam_role_policy_attachments_exclusive', ['policy_arns']],
  ['aws_iam_instance_profile', ['arn']],
]);

function partitionOf(region: string): string {
  return PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}

function arnParts(arn: string): { partition: string; accountId: string }[] {
  const [, partition, accountId] = IAM_ARN.exec(arn) ?? [];
  return partition === undefined || accountId === undefined ? [] : [{ partition, accountId }];
}

function single(values: readonly string[]): string | undefined {
  const distinct = [...new Set(values)];
  return distinct.length === 1 ? distinct[0] : undefined;
}

/** The provider works with the role of the last block: each is assumed with the credentials of the one before. */
export function lastAssumed(blocks: Value | undefined): readonly string[] {
  const last = blocks !== undefined && isList(blocks) ? blocks.at(-1) : blocks;
  return last !== undefined && isValueObject(last) ? texts(last['role_arn']) : [];
}

function texts(value: Value | undefined): readonly string[] {
  if (value === undefined || value instanceof Symbolic) return NONE;
  // An id written as a number has lost nothing where it still has twelve digits.
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (!isList(value)) return [];
  return value.every((item) => typeof item === 'string') ? value : value.flatMap(texts);
}
