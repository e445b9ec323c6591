import type { AdoptedRole, Account, Conditions, Federation, Role } from '../../config/model';
import { roleNameOf } from '../../config/names-of-role';
import { roleArn, samlProviderArn } from '../../naming/arn';
import { federatedRoles } from '../summary/federated-roles';

/** One role that somebody may sign in to from the command line. */
export interface Profile {
  /** Name in the client's settings file, e.g. `Mueller-Tech-Admin`. */
  readonly name: string;
  readonly account: string;
  readonly accountId: string;
  readonly alias?: string;
  /** `Admin`; of an adopted role its full name. */
  readonly role: string;
  /** `Okta-Mueller-Tech-Admin` */
  readonly roleName: string;
  readonly roleArn: string;
  readonly samlProviderArn: string;
  readonly region: string;
  readonly sessionSeconds: number;
  /** What AWS asks for besides the role, e.g. a source address: a sentence each. */
  readonly notes: readonly string[];
}

/** A role without a name of its profile. */
export type Unnamed = Omit<Profile, 'name'>;

/** IAM's smallest maximum: what every role allows, no matter who made it. */
const ALWAYS_ALLOWED = 3600;

/** The roles that members of at least one of the groups may assume, by account and role. Retired accounts have none. */
export function rolesOf(federation: Federation, groups: ReadonlySet<string>, region: string): Unnamed[] {
  return federation.accounts
    .filter(({ retired }) => !retired)
    .flatMap((account) =>
      federatedRoles(account)
        .filter(({ grants }) => grants.some(({ managementGroup }) => groups.has(managementGroup)))
        .map((role) => unnamed(federation, account, role, region)),
    );
}

function unnamed(federation: Federation, account: Account, role: Role | AdoptedRole, region: string): Unnamed {
  const { partition, rolePath, identityProvider } = federation;
  const { id, name, alias } = account;
  const made = 'role' in role;
  const roleName = roleNameOf(federation, account, role);
  return {
    account: name,
    accountId: id,
    alias,
    role: made ? role.role : role.name,
    roleName,
    roleArn: roleArn(partition, id, roleName, role.path ?? rolePath),
    samlProviderArn: samlProviderArn(partition, id, identityProvider),
    region,
    sessionSeconds: made ? role.maxSessionSeconds : ALWAYS_ALLOWED,
    notes: notesOf(role.conditions),
  };
}

/**
 * Conditions in words. A browser sends people to AWS from where they are, and so does a login client: which of them a
 * condition refuses depends on the network and the hour, which no settings file can know.
 */
function notesOf(conditions: Conditions): string[] {
  return Object.entries(conditions)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([operator, keys]) =>
      Object.entries(keys)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, values]) => note(operator, key, values)),
    );
}

function note(operator: string, key: string, values: readonly string[]): string {
  const list = values.join(', ');
  if (/^(aws:sourceip|aws:vpcsourceip)$/i.test(key)) {
    if (/^IpAddress/.test(operator)) return `AWS refuses this role unless the request comes from ${list}`;
    if (/^NotIpAddress/.test(operator)) return `AWS refuses this role if the request comes from ${list}`;
  }
  return `AWS refuses this role unless ${operator} ${key} holds: ${list}`;
}
