import type { TrustPrincipal } from '../../access';
import { arnOf } from '../lookup';
import { known } from '../read';
import type { Rule } from '../model';
import { describe, letsStrangersIn, statements } from '../trust';
import { isPowerful } from '../policies/role-power';

export const trustOutsideOkta: Rule = {
  id: 'trust-outside-okta',
  severity: 'medium',
  title: 'A role can be assumed without Okta',
  why: 'A user, role or service of the same account may assume it too, and no management group shows who that is.',
  remedy: 'Remove the statement, unless the role has a documented second use.',
  mayGiveAccess: true,
  check: ({ after }) =>
    after.roles.flatMap((role) =>
      statements(role)
        .filter(
          ({ effect, principals }) =>
            effect === 'Allow' && principals.some((principal) => isOther(principal, known(role.accountId))),
        )
        .map((statement) => ({
          ...{ subject: arnOf(role), address: role.address, evidence: describe(statement) },
          // Somebody who may do little in the account would become its administrator.
          severity: isPowerful(role) ? 'high' : undefined,
        })),
    ),
};

function isOther({ type, value, not }: TrustPrincipal, account: string | undefined): boolean {
  if (not) return false;
  if (type === 'Service') return !letsStrangersIn(value);
  return type === 'AWS' && account !== undefined && (value === account || value.split(':')[4] === account);
}
