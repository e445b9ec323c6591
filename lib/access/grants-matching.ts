import type { Access, Grant } from './model';

/** What to look for; a part that is left out matches everything. */
export interface GrantQuery {
  /** Management group, or role group. */
  readonly group?: string | undefined;
  /** Name or id of the account. */
  readonly account?: string | undefined;
  /** Role by ARN, by name, or by what stands behind provider and account: `Admin` of `Okta-Mueller-Tech-Admin`. */
  readonly role?: string | undefined;
}

/** Grants that match every part of a query, in the order of `access.grants`. */
export function grantsMatching({ grants }: Access, { group, account, role }: GrantQuery): Grant[] {
  return grants.filter(
    (grant) =>
      (group === undefined || grant.managementGroup === group || grant.roleGroup === group) &&
      (account === undefined || grant.accountId === account || grant.accountName === account) &&
      (role === undefined || isRole(grant, role)),
  );
}

/** Whether `role` names the grant's role in one of the forms that {@link GrantQuery.role} takes. */
export function isRole(grant: Grant, role: string): boolean {
  const provider = grant.providerArn.slice(grant.providerArn.indexOf('/') + 1);
  return role === grant.roleArn || role === grant.role || `${provider}-${grant.accountName}-${role}` === grant.role;
}
