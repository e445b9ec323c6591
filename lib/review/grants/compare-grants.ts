import type { Access, Grant, Role } from '../../access';
import { boundaryOf, rolesByArn } from '../lookup';
import { memoPair } from '../memo';
import type { GrantChange, GrantRename } from '../model';
import { sortedBy } from '../order';
import { rolePower } from '../policies/role-power';
import type { Difference } from './difference';
import { differences, type GrantOfRole } from './differences';
import { grantKey, grantKeys } from './keys';
import { findRenames } from './renames';

export interface GrantComparison {
  readonly gains: readonly GrantChange[];
  readonly losses: readonly GrantChange[];
  readonly renames: readonly GrantRename[];
}

/** Who may become what on one side only, and who gets more or less of the same role. */
export const compareGrants = memoPair((before: Access, after: Access): GrantComparison => {
  if (before === after) return { gains: [], losses: [], renames: [] };
  const [then, now] = [index(before), index(after)];
  const { renames, gone, added } = findRenames(before, after, only(then, now), only(now, then));
  const changed = changes(before, after, then, now);
  return {
    gains: sorted([...added.map((grant) => change(grant, 'new', rolesByArn(after))), ...changed.wider]),
    losses: sorted([...gone.map((grant) => change(grant, 'gone', rolesByArn(before))), ...changed.narrower]),
    renames: sortedBy(renames, ({ from }) => grantKeys(from)),
  };
});

function changes(before: Access, after: Access, then: Index, now: Index) {
  const [thenRoles, nowRoles] = [rolesByArn(before), rolesByArn(after)];
  const wider: GrantChange[] = [];
  const narrower: GrantChange[] = [];
  for (const [key, grant] of now) {
    const was = then.get(key);
    if (!was) continue;
    const [one, other] = [ofRole(was, thenRoles, before), ofRole(grant, nowRoles, after)];
    if (was === grant && one.role === other.role && one.boundary === other.boundary) continue;
    const found = differences(one, other);
    const [more, less] = [phrases(found, 'wider'), phrases(found, 'narrower')];
    if (more.length > 0) wider.push(change(grant, 'wider', nowRoles, more));
    if (less.length > 0) narrower.push(change(grant, 'narrower', nowRoles, less));
  }
  return { wider, narrower };
}

function ofRole(grant: Grant, roles: ReadonlyMap<string, Role>, access: Access): GrantOfRole {
  const role = roles.get(grant.roleArn);
  return { grant, role, boundary: role && boundaryOf(role, access) };
}

function phrases(found: readonly Difference[], direction: 'wider' | 'narrower'): string[] {
  return found
    .filter((difference) => difference.direction === direction || difference.direction === 'either')
    .map(({ phrase, direction: told }) => (told === 'either' ? `${phrase} (may give more or less)` : phrase));
}

type Index = ReadonlyMap<string, Grant>;

function index({ grants }: Access): Index {
  return new Map(grants.map((grant) => [grantKey(grant), grant]));
}

function only(these: Index, others: Index): Grant[] {
  return [...these].filter(([key]) => !others.has(key)).map(([, grant]) => grant);
}

function change(
  grant: Grant,
  kind: GrantChange['kind'],
  roles: ReturnType<typeof rolesByArn>,
  found: readonly string[] = [],
): GrantChange {
  const role = roles.get(grant.roleArn);
  return { grant, kind, differences: found, power: role === undefined ? 'unknown' : rolePower(role) };
}

function sorted(list: readonly GrantChange[]): GrantChange[] {
  return sortedBy(list, ({ grant, kind }) => [...grantKeys(grant), kind]);
}
