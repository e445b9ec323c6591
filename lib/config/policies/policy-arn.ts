import type { Partition } from '../../naming/partition';
import { didYouMean } from '../did-you-mean';
import { AWS_MANAGED_POLICIES } from './aws-managed-policies';

let paths: ReadonlyMap<string, string> | undefined;

/** Path of an AWS-managed policy: `/job-function/` for `ViewOnlyAccess`; `undefined` for a name that AWS does not have. */
export function awsManagedPath(name: string): string | undefined {
  paths ??= new Map([...AWS_MANAGED_POLICIES].flatMap(([path, names]) => names.map((known) => [known, path])));
  return paths.get(name);
}

/** `did you mean "ViewOnlyAccess"?` for `ViewOnly` and for a typo. */
export function nearAwsManaged(name: string): string | undefined {
  const names = [...AWS_MANAGED_POLICIES.values()].flat();
  const full = names.find((known) => known.toLowerCase() === `${name}access`.toLowerCase());
  return full === undefined ? didYouMean(name, names) : `did you mean ${JSON.stringify(full)}?`;
}

/** ARN of a policy that is given by ARN or by an AWS-managed policy's name, with or without its path. */
export function policyArn(policy: string, partition: Partition): string {
  if (policy.startsWith('arn:')) return policy;
  const name = policy.slice(policy.lastIndexOf('/') + 1);
  return `arn:${partition}:iam::aws:policy${awsManagedPath(name) ?? '/'}${name}`;
}
