import { type Json, blocks, property, strings, text } from '../json/json';
import type { ValuesResource } from '../model/document';

/**
 * A role's own block lists every policy that the role has, also those that other blocks attach: as of the last refresh.
 * After a plan that detaches some, the list has to be without them, or the role would seem to keep them.
 */
export function withoutDetached(
  before: readonly ValuesResource[],
  after: readonly ValuesResource[],
): readonly ValuesResource[] {
  const given = new Set(after.flatMap(attached));
  const detached = new Set(before.flatMap(attached).filter((each) => !given.has(each)));
  // What takes the others away does nothing when it goes itself.
  const exclusive = new Set(after.filter(isExclusive).map(({ address }) => address));
  for (const resource of before)
    if (isExclusive(resource) && !exclusive.has(resource.address))
      for (const each of attached(resource)) detached.delete(each);
  if (detached.size === 0) return after;
  return after.map((resource) => {
    const name = text(resource.values, 'name');
    if (resource.type !== 'aws_iam_role' || name === undefined || !resource.configured) return resource;
    const isKept = (policy: string) => !detached.has(key(resource, name, policy));
    const { managed_policy_arns: arns, inline_policy: inline } = resource.values;
    const values = {
      ...resource.values,
      ...(arns === undefined || isWritten(resource, 'managed_policy_arns')
        ? {}
        : { managed_policy_arns: strings(arns).filter(isKept) }),
      ...(inline === undefined || isWritten(resource, 'inline_policy')
        ? {}
        : { inline_policy: blocks(inline).filter((block) => isKept(text(block, 'name') ?? '')) }),
    };
    return { ...resource, values };
  });
}

function isWritten({ expressions }: ValuesResource, name: string): boolean {
  return property(expressions, name) !== undefined;
}

function isExclusive({ type }: ValuesResource): boolean {
  return type.endsWith('_exclusive');
}

/** What a block gives a role, by the role's name and the policy's ARN or name. */
function attached(resource: ValuesResource): string[] {
  const { type, values } = resource;
  const each = (role: Json | undefined, policies: readonly (string | undefined)[]) =>
    typeof role === 'string'
      ? policies.flatMap((policy) => (policy === undefined ? [] : [key(resource, role, policy)]))
      : [];
  const value = (name: string) => property(values, name);
  switch (type) {
    case 'aws_iam_role_policy_attachment':
      return each(value('role'), [text(values, 'policy_arn')]);
    case 'aws_iam_role_policy':
      return each(value('role'), [text(values, 'name')]);
    case 'aws_iam_role_policy_attachments_exclusive':
      return each(value('role_name'), strings(value('policy_arns')));
    case 'aws_iam_role_policies_exclusive':
      return each(value('role_name'), strings(value('policy_names')));
    case 'aws_iam_policy_attachment':
      return strings(value('roles')).flatMap((role) => each(role, [text(values, 'policy_arn')]));
    default:
      return [];
  }
}

/** Two accounts may have a role of one name; what one provider configuration makes is in one account. */
function key({ provider }: ValuesResource, role: string, policy: string): string {
  return JSON.stringify([provider ?? '', role, policy]);
}
