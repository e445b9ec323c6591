import { arnOf, missing } from '../lookup';
import type { Rule } from '../model';

export const roleAdopted: Rule = {
  id: 'role-adopted',
  severity: 'medium',
  title: 'An existing role is opened to Okta',
  why: 'Its permissions, and the other principals that it trusts, are in the account and not in these documents.',
  remedy: 'Review its policies and its trust policy in the account before the apply.',
  check: ({ before, after }) =>
    missing(
      after.roles.filter(({ adopted }) => adopted),
      before.roles.filter(({ adopted }) => adopted),
      arnOf,
    ).map((role) => ({ subject: arnOf(role), address: role.address, evidence: 'its own policies are not known here' })),
};
