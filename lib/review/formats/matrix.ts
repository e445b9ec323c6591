import type { Grant } from '../../access';
import { grantKey, grantKeys } from '../grants/keys';
import type { Report } from '../model';
import { sortedBy } from '../order';

export type Mark = 'has' | 'new' | 'gone' | 'wider' | 'narrower' | 'mixed';

export interface MatrixRow {
  readonly accountName: string;
  readonly accountId: string;
  readonly role: string;
  readonly roleArn: string;
  /** Management group → what it has of this role. */
  readonly marks: ReadonlyMap<string, Mark>;
  readonly changed: boolean;
}

export interface Matrix {
  /** Management groups by name, those with a change first. */
  readonly columns: readonly string[];
  /** Roles by account and name, those with a change first. */
  readonly rows: readonly MatrixRow[];
}

/** Who has what, before and after in one table. */
export function matrix({ before, after, gains, losses, renames }: Report): Matrix {
  const marks = new Map<string, Mark>(after.map((grant) => [grantKey(grant), 'has']));
  for (const { grant, kind } of [...gains, ...losses]) {
    const key = grantKey(grant);
    const mixed =
      (marks.get(key) === 'wider' && kind === 'narrower') || (marks.get(key) === 'narrower' && kind === 'wider');
    marks.set(key, mixed ? 'mixed' : kind);
  }
  const renamed = new Set(renames.map(({ from }) => grantKey(from)));
  const rows = new Map<string, { grant: Grant; marks: Map<string, Mark> }>();
  // Grants after the change name an account as it is called from now on.
  for (const grant of [...before, ...after]) {
    const mark = marks.get(grantKey(grant));
    if (!mark || renamed.has(grantKey(grant))) continue;
    const row = rows.get(grant.roleArn) ?? { grant, marks: new Map<string, Mark>() };
    row.grant = grant;
    row.marks.set(grant.managementGroup, mark);
    rows.set(grant.roleArn, row);
  }
  const all = sortedBy([...rows.values()], ({ grant }) => grantKeys(grant).slice(1)).map(({ grant, marks: row }) => ({
    accountName: grant.accountName,
    accountId: grant.accountId,
    role: grant.role,
    roleArn: grant.roleArn,
    marks: row,
    changed: [...row.values()].some((mark) => mark !== 'has'),
  }));
  const touched = new Set(
    all.flatMap((row) => [...row.marks].filter(([, mark]) => mark !== 'has').map(([name]) => name)),
  );
  const names = [...new Set(all.flatMap((row) => [...row.marks.keys()]))].sort();
  return {
    columns: changedFirst(names, (name) => touched.has(name)),
    rows: changedFirst(all, ({ changed }) => changed),
  };
}

function changedFirst<T>(items: readonly T[], changed: (item: T) => boolean): T[] {
  return [...items.filter(changed), ...items.filter((item) => !changed(item))];
}
