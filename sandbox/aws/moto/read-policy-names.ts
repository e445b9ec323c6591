import { at, childElements, textAt } from '../query/xml';
import type { AccountScope, MotoClient } from './moto-client';

/** Names of a role's policies, attached and inline, sorted; empty where there is no such role. */
export async function readPolicyNames(moto: MotoClient, account: AccountScope, roleName: string): Promise<string[]> {
  const attached = await moto.find(account, 'ListAttachedRolePolicies', { RoleName: roleName });
  const inline = await moto.find(account, 'ListRolePolicies', { RoleName: roleName });
  const [policies, names] = [
    attached && at(attached, 'ListAttachedRolePoliciesResult', 'AttachedPolicies'),
    inline && at(inline, 'ListRolePoliciesResult', 'PolicyNames'),
  ];
  return [
    ...(policies ? childElements(policies).map((policy) => textAt(policy, 'PolicyName') ?? '') : []),
    ...(names ? childElements(names).map((name) => name.textContent) : []),
  ].sort();
}
