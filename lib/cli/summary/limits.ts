import type { Account, Federation, Role } from '../../config/model';
import { samlProviderArn } from '../../naming/arn';
import {
  GROUP_RULES,
  MANAGED_POLICIES,
  ROLES_IN_ACCOUNT,
  ROLES_IN_ASSERTION,
  TRUST_POLICY_CHARACTERS,
} from '../../naming/limits';
import { ownerOf, ownerStatementId } from '../../naming/owner';
import { signInEndpoint } from '../../naming/partition';
import { policySize } from '../../naming/text-size';
import { sessionActions } from '../../naming/session-tags';
import { trustPolicy } from '../../naming/trust-policy';
import { grantedByGroup, groupRuleCount } from './group-rules';

/** How much of a limit is used, at the place that uses most of it. */
export interface Limit {
  readonly what: string;
  readonly used: number;
  readonly limit: number;
  /** The account, role or group that comes nearest. */
  readonly where?: string;
  /** Whose limit it is. */
  readonly of: 'Okta' | 'AWS';
}

/** What the configuration uses of Okta's and AWS's limits. */
export function limitsOf(federation: Federation): readonly Limit[] {
  const active = federation.accounts.filter(({ retired }) => !retired);
  const roles = active.flatMap((account) =>
    account.roles.map((role) => ({ name: `${account.name}/${role.role}`, account, role })),
  );
  const groups = [...grantedByGroup(federation)].map(([name, granted]) => ({ name, granted }));
  return [
    { what: 'group rules in the org', of: 'Okta', limit: GROUP_RULES, used: groupRuleCount(federation) },
    {
      what: 'roles in one account',
      of: 'AWS',
      limit: ROLES_IN_ACCOUNT,
      ...most(active, (account) => account.roles.length + account.adopted.length),
    },
    {
      what: 'managed policies on one role',
      of: 'AWS',
      limit: MANAGED_POLICIES.usual,
      ...most(roles, ({ role }) => role.policies.filter(({ type }) => type === 'managed').length),
    },
    {
      what: 'characters of a trust policy',
      of: 'AWS',
      limit: TRUST_POLICY_CHARACTERS,
      ...most(roles, ({ account, role }) => trustPolicySize(federation, account, role)),
    },
    {
      what: 'roles in one sign-in',
      of: 'AWS',
      limit: ROLES_IN_ASSERTION,
      ...most(groups, ({ granted }) => granted.length),
    },
  ];
}

function trustPolicySize(federation: Federation, { id }: Account, { conditions }: Role): number {
  const { partition, identityProvider, identityProviderChange: change, signInRegions, okta } = federation;
  const names = [identityProvider, ...(change === undefined ? [] : [change.formerly])];
  const providerArns = names.map((name) => samlProviderArn(partition, id, name));
  const sid = ownerStatementId(ownerOf({ ...okta, partition }));
  const audiences = signInRegions.map((region) => signInEndpoint(partition, region));
  return policySize(
    JSON.parse(
      trustPolicy({ sid, providerArns, audiences, conditions, sessionActions: sessionActions(okta.app.sessionTags) }),
    ),
  );
}

function most<T extends { readonly name: string }>(
  things: readonly T[],
  count: (thing: T) => number,
): { used: number; where?: string } {
  let top: { used: number; where?: string } = { used: 0 };
  for (const thing of things) {
    const used = count(thing);
    if (used > top.used) top = { used, where: thing.name };
  }
  return top;
}
