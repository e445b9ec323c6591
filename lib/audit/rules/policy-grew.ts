import type { Role } from '../../access';
import { documentDifference } from '../../review/grants/policy-differences';
import { arnOf } from '../../review/lookup';
import { rolePower } from '../../review/policies/role-power';
import { accountPlaces } from '../declared';
import type { AuditRule } from '../model';
import { rolePairs } from '../roles';

export const policyGrew: AuditRule = {
  id: 'policy-grew',
  severity: 'high',
  title: 'A role may do more than is declared',
  why: 'Everybody who is granted the role has the additional permissions.',
  remedy: 'Apply again to put the declared policies back, and look in CloudTrail who changed them.',
  mayGiveAccess: true,
  check: ({ declared, live }) =>
    rolePairs(declared, live).flatMap(({ accountId, role, there }) => {
      const evidence = grown(role, there);
      if (evidence.length === 0) return [];
      const administrator = rolePower(there) === 'administrator' && rolePower(role) !== 'administrator';
      return [
        {
          ...{ subject: arnOf(there), address: role.address, alsoAt: accountPlaces(declared, accountId) },
          severity: administrator ? 'critical' : undefined,
          evidence: [...evidence, ...(administrator ? ['the role is an administrator now'] : [])].join('; '),
        },
      ];
    }),
};

function grown(role: Role, there: Role): string[] {
  const session =
    role.adopted || there.maxSessionSeconds <= role.maxSessionSeconds
      ? []
      : [`sessions of ${String(there.maxSessionSeconds)} s instead of ${String(role.maxSessionSeconds)} s`];
  // What an adopted role may do is its owner's, and not declared.
  if (role.adopted) return session;
  const declared = new Map(role.policies.map((policy) => [policy.name, policy]));
  const policies = there.policies.flatMap((policy) => {
    const known = declared.get(policy.name);
    if (known === undefined) return [`policy ${policy.name} is not declared`];
    // A policy that is made elsewhere is attached by its ARN, and its contents are not declared.
    if (known.document === undefined || policy.document === undefined) return [];
    return documentDifference(`policy ${policy.name}`, known, policy)
      .filter(({ direction }) => direction !== 'narrower')
      .map(({ phrase }) => phrase);
  });
  const bounded = role.permissionsBoundary;
  const boundary =
    bounded === undefined || !bounded.startsWith('arn:') || there.permissionsBoundary === bounded
      ? []
      : [`permissions boundary ${there.permissionsBoundary ?? 'none'} instead of ${bounded}`];
  return [...policies, ...boundary, ...session];
}
