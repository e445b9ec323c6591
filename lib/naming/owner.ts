import { createHash } from 'node:crypto';
import type { Partition } from './partition';

/** Who a state belongs to: one Okta org and one partition. It never changes; another owner has another state. */
export interface Owner {
  /** e.g. `mueller-tech.okta.com` */
  readonly host: string;
  readonly partition: Partition;
}

export function ownerOf(parts: {
  readonly orgName?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly partition: Partition;
}): Owner {
  const { orgName = '', baseUrl = 'okta.com', partition } = parts;
  return { host: `${orgName}.${baseUrl}`.toLowerCase(), partition };
}

/** e.g. `mueller-tech.okta.com/aws`: the first parts of every state's key. */
export function ownerText({ host, partition }: Owner): string {
  return `${host}/${partition}`;
}

/** Of a stack in HCP Terraform, which takes letters, digits, `_` and `-`, e.g. `okta-aws-federation-mueller-tech-okta-com-aws-okta`. */
export function workspaceName(prefix: string, { host, partition }: Owner, stack: string): string {
  return `${prefix}${host.replaceAll('.', '-')}-${partition}-${stack}`;
}

/** Sid of our statement in trust policies: short, since the policy's size is limited, and the same whatever is renamed. */
export function ownerStatementId({ host }: Owner): string {
  return `OktaAwsFederation${createHash('sha256').update(host).digest('hex').slice(0, 8)}`;
}
