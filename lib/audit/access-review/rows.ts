import { createHash } from 'node:crypto';
import type { Grant, Role } from '../../access';
import type { LivePerson } from '../../live/snapshot';
import { rolesByArn } from '../../review/lookup';
import { sortedBy } from '../../review/order';
import { rolePower } from '../../review/policies/role-power';
import { liveIndex, roleKey } from '../live';
import type { Audited } from '../model';
import { addedBy, filledGroups, type Membership } from '../people';
import { liveRoleGroups, type LiveRoleGroup } from '../role-groups';
import type { AccessReview, CommitOf, ReviewRow } from './model';

/** A role that somebody has by one group. */
interface Way {
  readonly person: LivePerson;
  readonly accountId: string;
  readonly accountName: string;
  readonly role: string;
  readonly roleArn: string;
  readonly through: string;
  readonly since: string;
  readonly by: string;
  readonly commit: string;
  readonly reason: string;
  readonly ends: string;
  readonly note: string;
}

/** Everybody who has a role of an account in the snapshot, by whichever way. */
export function accessReview(audited: Audited, commitOf: CommitOf): AccessReview {
  const { live, snapshot } = audited;
  const found: Way[] = [...pickedByHand(audited)];
  const leftOut: { group: string; people: number; reason: string }[] = [];
  const missing = snapshot.unread.map(({ where, what, reason }) => `${where} ${what}: ${reason}`);
  for (const named of liveRoleGroups(live, snapshot).values()) {
    const { group, asserted } = named;
    const filled = filledGroups(live, snapshot).get(group.id);
    const usable = asserted.filter(({ outcome }) => outcome !== 'refused');
    if (filled === undefined) missing.push(`members of ${group.name}`);
    else if (usable.length > 0) found.push(...waysBy(named, filled.members, filled.opaque, audited, commitOf));
    else if (filled.members.length > 0)
      leftOut.push({
        group: group.name,
        people: filled.members.length,
        reason: asserted[0]?.reason ?? 'no app lists a role by it',
      });
  }
  return {
    takenAt: snapshot.takenAt,
    org: snapshot.okta.org,
    rows: rowsOf(found, audited),
    leftOut: sortedBy(leftOut, ({ group }) => [group]),
    missing: [...new Set(missing)].sort(),
  };
}

function waysBy(
  { group, named, asserted }: LiveRoleGroup,
  members: readonly Membership[],
  opaque: readonly string[],
  audited: Audited,
  commitOf: CommitOf,
): Way[] {
  const { declared, snapshot } = audited;
  const grants = grantsOf(declared.grants);
  return asserted
    .filter(({ outcome }) => outcome !== 'refused')
    .flatMap(({ roleArn, outcome, reason = '' }) =>
      members.flatMap(({ person, by }): Way[] => {
        const common = {
          person,
          accountId: named.accountId ?? '',
          accountName: named.accountName ?? named.accountId ?? '',
          role: roleArn.slice(roleArn.lastIndexOf('/') + 1),
          roleArn,
          note: outcome === 'unknown' ? `whether AWS lets the group in is unknown: ${reason}` : '',
        };
        const entry = addedBy(snapshot, person.id, group.id);
        const [since, who] = [entry?.at ?? '', entry?.by ?? ''];
        if (by.length === 0) {
          const through =
            opaque.length === 0
              ? `by hand, in ${group.name}`
              : `by hand or by the rule ${opaque.join(', ')}, in ${group.name}`;
          return [{ ...common, through, since, by: who, commit: '', reason: '', ends: '' }];
        }
        return by.map(({ rule, group: source, groupId }) => {
          const grant = grants.get(`${source}\n${roleArn}`);
          // Who joined the management group, and when, says more than that the rule followed.
          const joined = addedBy(snapshot, person.id, groupId);
          return {
            ...common,
            through: `${source}, by the rule ${rule}`,
            ...{ since: joined?.at ?? since, by: joined?.by ?? who },
            ...{ commit: commitOf(source, roleArn) ?? '', reason: grant?.reason ?? '', ends: grant?.until ?? '' },
          };
        });
      }),
    );
}

/** Roles that were picked in an assignment: Okta keeps them as labels, which name no ARN. */
function pickedByHand({ snapshot }: Audited): Way[] {
  const { groups, people } = liveIndex(snapshot);
  const way = (person: LivePerson, role: string, through: string): Way => ({
    ...{ person, role, through, accountId: '', accountName: '', roleArn: '', since: '', by: '', commit: '' },
    ...{ reason: '', ends: '', note: 'picked by hand: which account and role that is, Okta’s label says only' },
  });
  return snapshot.okta.apps.flatMap((app) => [
    ...app.people.flatMap(({ id, login, samlRoles }) =>
      samlRoles.map((role) =>
        way(people.get(id) ?? { id, login, status: 'unknown' }, role, `picked in ${app.label} for the person`),
      ),
    ),
    ...app.groups.flatMap(({ groupId, samlRoles }) =>
      (groups.get(groupId)?.people ?? []).flatMap((person) =>
        samlRoles.map((role) =>
          way(person, role, `picked in ${app.label} for the group ${groups.get(groupId)?.name ?? groupId}`),
        ),
      ),
    ),
  ]);
}

function grantsOf(grants: readonly Grant[]): ReadonlyMap<string, Grant> {
  return new Map(grants.map((grant) => [`${grant.managementGroup}\n${grant.roleArn}`, grant]));
}

function rowsOf(found: readonly Way[], { live, snapshot }: Audited): ReviewRow[] {
  const roles = rolesByArn(live);
  const there = liveIndex(snapshot).roles;
  const alike = new Map<string, Way[]>();
  for (const way of found) {
    const key = idOf(way);
    const list = alike.get(key);
    if (list) list.push(way);
    else alike.set(key, [way]);
  }
  const rows = [...alike].flatMap(([id, ways]): ReviewRow[] => {
    const [first] = ways;
    if (first === undefined) return [];
    const { person, accountId, accountName, role, roleArn } = first;
    const all = (field: 'by' | 'commit' | 'reason' | 'note') =>
      [...new Set(ways.map((way) => way[field]).filter((text) => text !== ''))].sort().join('; ');
    return [
      {
        ...{ id, person: person.login, status: person.status, accountId, accountName, role, roleArn },
        privileged: privileged(roles.get(roleArn)),
        through: [...new Set(ways.map(({ through }) => through))].sort(),
        grantedSince:
          ways
            .map(({ since }) => since)
            .filter((at) => at !== '')
            .sort()[0] ?? '',
        grantedBy: all('by'),
        commit: all('commit'),
        reason: all('reason'),
        // Of several ways, the one that lasts longest decides.
        ends: ways.some(({ ends }) => ends === '')
          ? ''
          : (ways
              .map(({ ends }) => ends)
              .sort()
              .at(-1) ?? ''),
        roleLastUsed: there.get(roleKey(accountId, role))?.lastUsed ?? '',
        note: all('note'),
      },
    ];
  });
  return sortedBy(rows, ({ accountName, accountId, role, person, id }) => [accountName, accountId, role, person, id]);
}

function idOf({ person, roleArn, role, through }: Way): string {
  const what = roleArn === '' ? `${role}\n${through}` : roleArn;
  return createHash('sha256').update(`${person.id}\n${what}`).digest('hex').slice(0, 16);
}

function privileged(role: Role | undefined): ReviewRow['privileged'] {
  if (role === undefined) return 'unknown';
  const power = rolePower(role);
  return power === 'unknown' ? 'unknown' : power === 'limited' ? 'no' : 'yes';
}
