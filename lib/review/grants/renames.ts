import type { Access, Grant } from '../../access';
import { rolesByArn } from '../lookup';
import { canonical, groupBy, sortedBy } from '../order';
import { known } from '../read';
import type { GrantRename } from '../model';
import { grantKeys } from './keys';

/** What is gone and what is new, without the pairs that only changed their name. */
export interface Renames {
  readonly renames: readonly GrantRename[];
  readonly gone: readonly Grant[];
  readonly added: readonly Grant[];
}

/**
 * Finds grants that give the same under another name. Proven are
 * - a management group that keeps its Terraform address and is made, not read: the same Okta group, renamed in place;
 * - roles of one account: a group loses as many as it gets, with equal policies, boundary, trust, session and end.
 * Anything else is reported as a loss and a gain.
 */
export function findRenames(before: Access, after: Access, gone: readonly Grant[], added: readonly Grant[]): Renames {
  const names = renamedGroups(before, after);
  const [then, now] = [rolesByArn(before), rolesByArn(after)];
  const sameRole = pair(
    gone,
    added,
    (grant) => identity(grant, names.get(grant.managementGroup) ?? grant.managementGroup, then),
    (grant) => identity(grant, grant.managementGroup, now),
  );
  const otherRole = pair(
    sameRole.gone,
    sameRole.added,
    (grant) => gift(grant, then),
    (grant) => gift(grant, now),
  );
  return { ...otherRole, renames: [...sameRole.renames, ...otherRole.renames] };
}

/** Old name → new name of management groups that the documents rename in place. */
function renamedGroups(before: Access, after: Access): ReadonlyMap<string, string> {
  const later = new Map(after.managementGroups.map((group) => [group.address, group]));
  const stillThere = new Set(after.managementGroups.map(({ name }) => name));
  return new Map(
    before.managementGroups.flatMap(({ address, name, existing }) => {
      const now = later.get(address);
      return now && !existing && !now.existing && now.name !== name && !stillThere.has(name) ? [[name, now.name]] : [];
    }),
  );
}

function pair(
  gone: readonly Grant[],
  added: readonly Grant[],
  before: (grant: Grant) => string | undefined,
  after: (grant: Grant) => string | undefined,
): Renames {
  const [lost, got] = [
    groupBy(sortedBy(gone, grantKeys), (grant) => before(grant) ?? ''),
    groupBy(sortedBy(added, grantKeys), (grant) => after(grant) ?? ''),
  ];
  const renames = [...lost].flatMap(([key, from]) => {
    const to = got.get(key) ?? [];
    // As many as before, or nobody can say which of them is the new one.
    if (key === '' || to.length !== from.length) return [];
    return from.flatMap((grant, i) => (to[i] ? [{ from: grant, to: to[i] }] : []));
  });
  const [renamed, renewed] = [new Set(renames.map(({ from }) => from)), new Set(renames.map(({ to }) => to))];
  return {
    renames,
    gone: gone.filter((grant) => !renamed.has(grant)),
    added: added.filter((grant) => !renewed.has(grant)),
  };
}

/** The same role with the same powers, to the group of this name. */
function identity(grant: Grant, managementGroup: string, roles: RoleIndex): string | undefined {
  const gives = powers(grant, roles);
  return gives && canonical([managementGroup, grant.roleArn, gives]);
}

/** The same powers in the same account, whatever the role is called. */
function gift(grant: Grant, roles: RoleIndex): string | undefined {
  const gives = powers(grant, roles);
  return gives && canonical([grant.managementGroup, grant.accountId, gives]);
}

type RoleIndex = ReturnType<typeof rolesByArn>;

function powers(grant: Grant, roles: RoleIndex): object | undefined {
  const policies = known(grant.policies);
  const role = roles.get(grant.roleArn);
  if (!policies || !role || role.adopted) return undefined;
  const { audiences, conditions, maxSessionSeconds, until, providerArn } = grant;
  return {
    policies: [...policies].sort(),
    documents: role.policies.flatMap(({ document }) => (document === undefined ? [] : [canonical(document)])).sort(),
    boundary: role.permissionsBoundary,
    audiences: [...audiences].sort(),
    conditions: conditions.map((condition) => canonical(condition)).sort(),
    maxSessionSeconds,
    until,
    providerArn,
  };
}
