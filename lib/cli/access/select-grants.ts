import type { Access, Grant } from '../../access';
import { didYouMean } from '../../config/did-you-mean';
import { Failure } from '../failure';
import { shortRole } from './short-role';

/** Which grants are asked for; what is left out is not narrowed. */
export interface Selection {
  /** Name of a management group, or of a role group. */
  readonly group?: string | undefined;
  /** Name or id of an account. */
  readonly account?: string | undefined;
  /** `Admin`, `Okta-Mueller-Tech-Admin` or an ARN. */
  readonly role?: string | undefined;
}

/**
 * The grants that a selection names. A known name without grants gives none.
 * @throws Failure for a name that nothing has: a typo must not look like "nobody"
 */
export function selectGrants(access: Access, { group, account, role }: Selection): readonly Grant[] {
  if (group !== undefined) known('management group', group, groupNames(access));
  if (account !== undefined) known('account', account, accountNames(access));
  if (role !== undefined) known('role', role, roleNames(access));
  return grantsMatching(access, { group, account, role });
}

/** Grants that match every part of a selection, in the order of `access.grants`. */
export function grantsMatching({ grants }: Access, { group, account, role }: Selection): Grant[] {
  return grants.filter(
    (grant) =>
      (group === undefined || grant.managementGroup === group || grant.roleGroup === group) &&
      (account === undefined || grant.accountId === account || grant.accountName === account) &&
      (role === undefined || isRole(grant, role)),
  );
}

/** Whether `role` names the grant's role in one of the forms that {@link Selection.role} takes. */
export function isRole(grant: Grant, role: string): boolean {
  const provider = grant.providerArn.slice(grant.providerArn.indexOf('/') + 1);
  return role === grant.roleArn || role === grant.role || `${provider}-${grant.accountName}-${role}` === grant.role;
}

/** Every name that a management group is known by, granted anything or not. */
export function groupNames({ managementGroups, grants }: Access): ReadonlySet<string> {
  return new Set([
    ...managementGroups.map(({ name }) => name),
    ...grants.map(({ managementGroup }) => managementGroup),
  ]);
}

/** Every name and id that an account is known by. */
export function accountNames({ grants, roleGroups, connectedAccounts = [] }: Access): ReadonlySet<string> {
  return new Set([
    ...grants.flatMap(({ accountName, accountId }) => [accountName, accountId]),
    ...roleGroups
      .flatMap(({ accountName, accountId }) => [accountName, accountId])
      .filter((name) => name !== undefined),
    ...connectedAccounts,
  ]);
}

/** Every name that a role is known by: short, whole, ARN. */
export function roleNames({ grants, roles, roleGroups }: Access): ReadonlySet<string> {
  const groups = roleGroups.flatMap(({ role, accountName }) =>
    role === undefined ? [] : [role, ...(accountName === undefined ? [] : [shortRole({ role, accountName })])],
  );
  return new Set([
    ...grants.flatMap((grant) => [shortRole(grant), grant.role, grant.roleArn]),
    ...roles.flatMap(({ name, arn }) => ('known' in arn ? [name, arn.known] : [name])),
    ...groups,
  ]);
}

function known(what: string, name: string, names: ReadonlySet<string>): void {
  if (names.has(name)) return;
  throw new Failure(`no ${what} ${JSON.stringify(name)} (${hint(name, names)})`);
}

/** What to do about a name that nothing has. */
export function hint(name: string, names: ReadonlySet<string>): string {
  return didYouMean(name, [...names].sort()) ?? '"federation access" lists all that there is';
}
