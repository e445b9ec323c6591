import { acceptances, display, sortedBy, type Value, type Resource, type Documents } from '../../documents';
import type { PolicyHolderOutside } from '../model/aws';
import { IdentityIndex, nameOf } from './identity';
import {
  attachPolicies,
  GROUP_POLICIES,
  type PolicyHolder,
  policyOf,
  ROLE_POLICIES,
  sortedPolicies,
  USER_POLICIES,
} from './policies';

type Kind = 'role' | 'user' | 'group';

interface Found extends PolicyHolder {
  readonly holder: Omit<PolicyHolderOutside, 'policies'>;
}

/**
 * What gets policies and is neither a role nor a user of these documents: roles and users that something else makes, groups, and
 * managed policies that are made here and may be attached anywhere.
 */
export function otherHolders(documents: Documents): PolicyHolderOutside[] {
  const found = [
    ...outsiders(documents, 'role', 'aws_iam_role', ROLE_POLICIES),
    ...outsiders(documents, 'user', 'aws_iam_user', USER_POLICIES),
    // A group of these documents is nobody whom the chains lead to, so it counts like one from outside.
    ...outsiders(documents, 'group', undefined, GROUP_POLICIES),
  ];
  const attached = found.map((each) => ({
    ...each.holder,
    policies: sortedPolicies(documents, each.holder, each),
  }));
  return sortedBy([...attached, ...managedPolicies(documents)], ({ address, name }) => `${address}\0${name}`);
}

/** @param type of the blocks that are read elsewhere; without one, every name counts */
function outsiders(
  documents: Documents,
  kind: Kind,
  type: string | undefined,
  forms: Parameters<typeof attachPolicies>[2],
): Found[] {
  const known = new IdentityIndex<true>(documents);
  for (const resource of type === undefined ? [] : documents.ofType(type)) known.add(resource, true);
  const found = new Map<string, Found>();
  const find = (asker: Resource, reference: Value | undefined): PolicyHolder | undefined => {
    if (known.find(asker, reference) !== undefined) return undefined;
    const name = display(reference ?? `(no ${kind})`);
    const accountId = documents.accountOf(asker).id;
    const key = JSON.stringify([accountId, name]);
    const { address } = asker;
    const before = found.get(key);
    if (before) return before;
    const holder = { address, accept: acceptances(asker), kind, name, accountId };
    const made: Found = { holder, policies: [], unknownPolicies: [] };
    found.set(key, made);
    return made;
  };
  attachPolicies(documents, { find }, forms);
  return [...found.values()];
}

function managedPolicies(documents: Documents): PolicyHolderOutside[] {
  return documents.ofType('aws_iam_policy').map((resource) => {
    const arn = documents.attribute(resource, 'arn');
    const name = typeof arn === 'string' ? arn : nameOf(resource, documents);
    return {
      address: resource.address,
      accept: acceptances(resource),
      kind: 'policy',
      name,
      accountId: documents.accountOf(resource).id,
      policies: [policyOf(resource, name)],
    };
  });
}
