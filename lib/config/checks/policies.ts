import { MANAGED_POLICIES } from '../../naming/limits';
import type { Partition } from '../../naming/partition';
import type { Check } from '../check';
import type { Complaint } from '../complain';
import { DEFAULTS } from '../defaults';
import { keyOf } from '../merge-roles';
import { awsManagedPath, nearAwsManaged, policyArn } from '../policies/policy-arn';
import { writtenRoles } from '../written-places';

const ARN = /^arn:([a-z-]+):iam::(aws|\d{12}):policy\/[\x21-\x7e]{1,512}$/;
/** Policies that AWS attaches to its service-linked roles and to nothing else. */
const SERVICE_LINKED = '/aws-service-role/';

/** Managed policies exist where the role is, can be attached, and are listed once, ten at most. */
export const policies: Check = (draft, complain) => {
  const { partition = DEFAULTS.partition } = draft.federation.yaml;
  for (const { file, path, value } of writtenRoles(draft)) {
    const seen = new Set<string>();
    for (const [i, policy] of (value.policies ?? []).entries()) {
      if (typeof policy !== 'string') continue;
      const arn = policyArn(policy, partition);
      const complaint = seen.has(arn)
        ? { value: policy, requirement: 'is listed twice', remedy: 'delete it here' }
        : notAttachable(policy, partition);
      if (complaint) complain(file, [...path, 'policies', i], complaint);
      seen.add(arn);
    }
    if (seen.size > MANAGED_POLICIES.usual)
      complain(file, [...path, 'policies'], {
        value: seen.size,
        requirement: `has ${seen.size} managed policies, IAM attaches ${MANAGED_POLICIES.usual} to a role`,
        remedy: 'put some of them together in a document',
      });
  }
  for (const { yaml, roles } of draft.accounts)
    for (const role of roles) {
      const list = keyOf(role, 'policies');
      for (const [i, policy] of (list?.value ?? []).entries()) {
        const owner = typeof policy === 'string' ? ARN.exec(policy)?.[2] : undefined;
        if (!list || owner === undefined || owner === 'aws' || yaml.id === undefined || owner === yaml.id) continue;
        complain(list.file, [...list.path, i], {
          value: policy,
          requirement: `is in the account ${owner}, the role is in ${yaml.id}`,
          remedy: 'a role has policies of its own account and AWS’s; correct the ARN, or use a document',
        });
      }
    }
};

function notAttachable(policy: string, partition: Partition): Complaint | undefined {
  const refuse = (requirement: string, remedy: string) => ({ value: policy, requirement, remedy });
  if (policy.startsWith('arn:')) {
    const [, inPartition] = ARN.exec(policy) ?? [];
    if (inPartition === undefined)
      return refuse('is not the ARN of an IAM policy', 'write arn:aws:iam::123456789012:policy/<name>');
    if (inPartition !== partition)
      return refuse(`is in the partition ${inPartition}, the role is in ${partition}`, 'correct the ARN, or partition');
    const [, path, name] = /:iam::aws:policy(\/(?:.+\/)?)([^/]+)$/.exec(policy) ?? [];
    const rightPath = name === undefined ? undefined : awsManagedPath(name);
    if (path === SERVICE_LINKED || rightPath === SERVICE_LINKED) return refuse(...SERVICE_LINKED_ONLY);
    return name === undefined || rightPath === undefined || path === rightPath
      ? undefined
      : refuse('is not the path of this policy', `write ${name}, or ${policyArn(name, partition)}`);
  }
  const name = policy.slice(policy.lastIndexOf('/') + 1);
  const known = awsManagedPath(name);
  if (known === SERVICE_LINKED) return refuse(...SERVICE_LINKED_ONLY);
  if (known !== undefined && (policy === name || `/${policy}` === `${known}${name}`)) return undefined;
  const requirement = `no AWS managed policy named ${JSON.stringify(policy)} is known`;
  return refuse(requirement, nearAwsManaged(name) ?? 'write the ARN of a new one, or of one of your own');
}

const SERVICE_LINKED_ONLY = ['can only be attached to service-linked roles', 'choose another policy'] as const;
