import {
  type Address,
  sortedBy,
  elements,
  Attribute,
  decode,
  display,
  firstReason,
  isValueObject,
  memo,
  Symbolic,
  type Value,
  type Resource,
  type Documents,
} from '../../documents';
import type { Policy } from '../model/aws';
import type { IdentityIndex } from './identity';

/** Policies of one role or user, as they are found. */
export interface PolicyHolder {
  readonly policies: Policy[];
  /** Why there may be policies that aren't listed, or whose names aren't known. */
  readonly unknownPolicies: string[];
}

/** Types of blocks that give policies to a kind of identity. */
interface Forms {
  /** Names the identity in `attachment`, `inline`; the exclusive types have `_name` behind it. */
  readonly identity: 'role' | 'user' | 'group';
  /** Argument of `aws_iam_policy_attachment`. */
  readonly plural: 'roles' | 'users' | 'groups';
}

export const ROLE_POLICIES: Forms = { identity: 'role', plural: 'roles' };
export const USER_POLICIES: Forms = { identity: 'user', plural: 'users' };
export const GROUP_POLICIES: Forms = { identity: 'group', plural: 'groups' };

/** What a holder has, in an order that does not depend on the documents; what is not known is reported. */
export function sortedPolicies(
  documents: Documents,
  { address, name }: { readonly address: Address; readonly name: string },
  { policies, unknownPolicies }: PolicyHolder,
): Policy[] {
  for (const reason of unknownPolicies) documents.report(address, `policies: ${reason}`, name);
  return sortedBy(policies, (policy) => `${policy.name}\0${policy.address}`);
}

/** Gives every role (or user) of the index the policies that the documents give it. */
export function attachPolicies(
  documents: Documents,
  index: Pick<IdentityIndex<PolicyHolder>, 'find'>,
  { identity, plural }: Forms,
): void {
  const managed = (resource: Resource, holder: PolicyHolder | undefined) => {
    if (holder) addManaged(documents, resource, resource.argument('policy_arn'), holder);
  };
  for (const resource of documents.ofType(`aws_iam_${identity}_policy_attachment`))
    managed(resource, index.find(resource, resource.argument(identity)));
  for (const resource of documents.ofType(`aws_iam_${identity}_policy_attachments_exclusive`)) {
    const holder = index.find(resource, resource.argument(`${identity}_name`));
    if (!holder) continue;
    const { items, rest } = elements(resource.argument('policy_arns'));
    for (const arn of items) addManaged(documents, resource, arn, holder);
    holder.unknownPolicies.push(...rest.map(({ reason }) => reason));
  }
  for (const resource of documents.ofType('aws_iam_policy_attachment')) {
    const { address, argument } = resource;
    const { items, rest } = elements(argument(plural));
    for (const name of items) managed(resource, index.find(resource, name));
    for (const { reason } of rest) documents.report(address, `which ${plural} get the policy: ${reason}`);
  }
  for (const resource of documents.ofType(`aws_iam_${identity}_policy`)) {
    const holder = index.find(resource, resource.argument(identity));
    if (holder) addInline(resource, resource.argument('name'), resource.argument('policy'), holder);
  }
  for (const resource of documents.ofType(`aws_iam_${identity}_policies_exclusive`)) {
    const holder = index.find(resource, resource.argument(`${identity}_name`));
    for (const name of elements(resource.argument('policy_names')).items)
      if (holder && !holder.policies.some((policy) => policy.name === display(name)))
        holder.policies.push({ name: display(name), address: resource.address });
  }
}

/** Policies in the role's own block, the form of provider versions before 5.68. */
export function ownPolicies(documents: Documents, role: Resource, holder: PolicyHolder): void {
  const { items, rest } = elements(written(role, 'managed_policy_arns'));
  items.forEach((arn) => addManaged(documents, role, arn, holder));
  const inline = elements(written(role, 'inline_policy'));
  for (const block of inline.items)
    if (isValueObject(block) && block['policy'] !== undefined) addInline(role, block['name'], block['policy'], holder);
    else if (block instanceof Symbolic) holder.unknownPolicies.push(block.reason);
  holder.unknownPolicies.push(...[...rest, ...inline.rest].map(({ reason }) => reason));
}

/** Where nobody writes them, both are attributes that list what other blocks attach. */
function written(role: Resource, name: string): Value | undefined {
  const value = role.argument(name);
  return value instanceof Attribute && value.address === role.address ? undefined : value;
}

function addManaged(documents: Documents, resource: Resource, arn: Value | undefined, holder: PolicyHolder): void {
  const source = arn instanceof Attribute ? documents.at(arn.address) : managedPolicyWith(documents, arn);
  const document = source ? documentOf(source.argument('policy')) : undefined;
  if (arn instanceof Symbolic && source === undefined) holder.unknownPolicies.push(arn.reason);
  const own = source ? documents.attribute(source, 'arn') : undefined;
  const named = own === undefined || own instanceof Symbolic ? arn : own;
  holder.policies.push({
    name: display(named ?? '(no ARN)'),
    address: resource.address,
    document,
  });
}

const byArn = memo((documents: Documents): ReadonlyMap<string, Resource> => {
  const index = new Map<string, Resource>();
  for (const policy of documents.ofType('aws_iam_policy', 'data.aws_iam_policy')) {
    const own = documents.attribute(policy, 'arn');
    if (typeof own === 'string') index.set(own, policy);
  }
  return index;
});

/** The block that makes the customer-managed policy with this ARN. */
function managedPolicyWith(documents: Documents, arn: Value | undefined): Resource | undefined {
  return typeof arn === 'string' ? byArn(documents).get(arn) : undefined;
}

function addInline(resource: Resource, name: Value | undefined, policy: Value | undefined, holder: PolicyHolder): void {
  const document = documentOf(policy);
  const title = name === undefined ? resource.address : display(name);
  if (document === undefined)
    holder.unknownPolicies.push(
      `policy ${title}: ${policy === undefined ? 'it has no document' : (firstReason(policy) ?? 'it is no JSON')}`,
    );
  holder.policies.push({ name: title, address: resource.address, document });
}

/** The document of a block that is a policy by itself. */
export function policyOf(resource: Resource, name: string): Policy {
  const document = documentOf(resource.argument('policy'));
  return { name, address: resource.address, document };
}

/** The parsed document; where single values in it are known after apply, references take their place. */
function documentOf(policy: Value | undefined): unknown {
  if (policy === undefined) return undefined;
  const document = decode(policy);
  return isValueObject(document) ? plain(document) : undefined;
}

function plain(value: Value): unknown {
  return JSON.parse(JSON.stringify(value, (_, child: unknown) => (child instanceof Symbolic ? display(child) : child)));
}
