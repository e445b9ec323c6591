import type { GrantView } from './decode';

export interface TableRow {
  readonly accountName: string;
  readonly accountId: string;
  readonly role: string;
  readonly roleArn: string;
  /** By management group; a grant that differs on both sides is there twice, after before before. */
  readonly grants: ReadonlyMap<string, readonly GrantView[]>;
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

/** Roles down, management groups across, both by name. */
export function tableOf(grants: readonly GrantView[]): Table {
  const rows = new Map<string, { first: GrantView; grants: Map<string, GrantView[]> }>();
  const columns = new Set<string>();
  for (const grant of grants) {
    columns.add(grant.group);
    const row = rows.get(grant.roleArn) ?? { first: grant, grants: new Map<string, GrantView[]>() };
    // An account may be called something else before; the name after the change counts.
    if (grant.after) row.first = grant;
    const list = row.grants.get(grant.group);
    if (!list) row.grants.set(grant.group, [grant]);
    else if (grant.after) list.unshift(grant);
    else list.push(grant);
    rows.set(grant.roleArn, row);
  }
  const order = (a: TableRow, b: TableRow) =>
    compare(a.accountName, b.accountName) ||
    compare(a.accountId, b.accountId) ||
    compare(a.role, b.role) ||
    compare(a.roleArn, b.roleArn);
  return {
    columns: [...columns].sort(),
    rows: [...rows.values()]
      .map(({ first: { accountName, accountId, role, roleArn }, grants: byGroup }) => ({
        accountName,
        accountId,
        role,
        roleArn,
        grants: byGroup,
      }))
      .sort(order),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
