import { createHash } from 'node:crypto';
import { DEFAULT_PREFIX } from './group-naming';
import type { Partition } from './partition';

/**
 * Who a state belongs to: one Okta org, one partition, and of the org's apps the one whose role groups have this first
 * part. It never changes; another owner has another state.
 */
export interface Owner {
  /** e.g. `mueller-tech.okta.com` */
  readonly host: string;
  readonly partition: Partition;
  /** e.g. `aws-dev`; none where it is the usual one. */
  readonly groupPrefix?: string;
}

export function ownerOf(parts: {
  readonly orgName?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly partition: Partition;
  readonly groupPrefix?: string | undefined;
}): Owner {
  const { orgName = '', baseUrl = 'okta.com', partition, groupPrefix = DEFAULT_PREFIX } = parts;
  const host = `${orgName}.${baseUrl}`.toLowerCase();
  return { host, partition, groupPrefix: groupPrefix === DEFAULT_PREFIX ? undefined : groupPrefix.toLowerCase() };
}

/** e.g. `mueller-tech.okta.com/aws`: the first parts of every state's key. */
export function ownerText({ host, partition, groupPrefix }: Owner): string {
  return [host, partition, ...(groupPrefix === undefined ? [] : [groupPrefix])].join('/');
}

/** Of a stack in HCP Terraform, which takes letters, digits, `_` and `-`, e.g. `okta-aws-federation-mueller-tech-okta-com-aws-okta`. */
export function workspaceName(prefix: string, { host, partition, groupPrefix }: Owner, stack: string): string {
  // No partition has two hyphens in a row, so no other one's name can be met.
  const app = groupPrefix === undefined ? '' : `--${groupPrefix}`;
  return `${prefix}${host.replaceAll('.', '-')}-${partition}${app}-${stack}`;
}

/** Sid of our statement in trust policies: short, since the policy's size is limited, and the same whatever is renamed. */
export function ownerStatementId({ host, groupPrefix }: Owner): string {
  const app = groupPrefix === undefined ? host : `${host}/${groupPrefix}`;
  return `OktaAwsFederation${createHash('sha256').update(app).digest('hex').slice(0, 8)}`;
}
