import type { Access, Grant } from '../../access';
import { grantSighting } from '../grant-sighting';
import { grantsByRole } from '../lookup';
import { memo } from '../memo';
import type { Change, RuleSighting, Severity } from '../model';
import { type Holder, holderOfRole, holderOutside, holderOfUser } from './holder';
import { everyAndSome, mayBePowerful, type Reach } from './powers';

/**
 * All that have policies: roles and users of the documents, groups, roles and users that only policies name, and managed
 * policies that no holder of the documents has, since somebody else may.
 */
export const holdersIn = memo((access: Access): readonly Holder[] => {
  const roles = access.roles.map(holderOfRole);
  const users = access.users.map(holderOfUser);
  const others = access.otherHolders.map(holderOutside);
  const used = new Set(
    [...roles, ...users, ...others].flatMap((holder) =>
      holder.kind === 'policy' ? [] : holder.policies.map(({ name }) => name),
    ),
  );
  const boundaries = new Set(access.roles.map(({ permissionsBoundary }) => permissionsBoundary));
  return [
    ...roles,
    ...users,
    ...others.filter(
      ({ kind, policies }) =>
        kind !== 'policy' || policies.every(({ name }) => !used.has(name) && !boundaries.has(name)),
    ),
  ];
});

/** Policies that are made here and limit roles: nobody has what they allow. */
export const boundariesIn = memo((access: Access): readonly Holder[] => {
  const boundaries = new Set(access.roles.map(({ permissionsBoundary }) => permissionsBoundary));
  return access.otherHolders.filter(({ kind, name }) => kind === 'policy' && boundaries.has(name)).map(holderOutside);
});

/** Those at which {@link holderSightings} may find something: of 10,000 roles with AWS's own policies it is a few. */
const powerfulIn = memo((access: Access): readonly Holder[] => holdersIn(access).filter(mayBePowerful));

/**
 * Sightings about all holders whose powers `look` finds something at: for each grant of a granted role, else for the holder
 * itself, which no grant shows. A role that only loses its grants had the same power before: that gives nobody more.
 */
export function holderSightings(
  { before, after }: Sides,
  look: (holder: Holder, access: Access) => readonly string[],
  severity?: Severity,
): RuleSighting[] {
  const judged = severity === undefined ? {} : { severity };
  const wasGranted = (holder: Holder, evidence: string) => {
    const was = before === after ? undefined : holdersByKey(before).get(holder.key);
    return was !== undefined && grantsOf(was, before).length > 0 && look(was, before).join('; ') === evidence;
  };
  return powerfulIn(after).flatMap((holder): RuleSighting[] => {
    const found = look(holder, after);
    if (found.length === 0) return [];
    const evidence = found.join('; ');
    const granted = grantsOf(holder, after);
    if (granted.length > 0) return granted.map((grant) => ({ ...grantSighting(grant, evidence), ...judged }));
    if (wasGranted(holder, evidence)) return [];
    return [{ subject: holder.subject, address: holder.address, evidence, mayGiveAccess: true, ...judged }];
  });
}

/** The same for what reaches every one of a kind, and milder for what reaches some of them only. */
export function reachSightings(sides: Sides, powers: (holder: Holder) => readonly Reach[]): RuleSighting[] {
  return [
    ...holderSightings(sides, (holder) => everyAndSome(powers(holder)).every),
    ...holderSightings(sides, (holder) => everyAndSome(powers(holder)).some, 'medium'),
  ];
}

const holdersByKey = memo(
  (access: Access): ReadonlyMap<string, Holder> => new Map(holdersIn(access).map((holder) => [holder.key, holder])),
);

type Sides = Pick<Change, 'before' | 'after'>;

function grantsOf({ kind, outside, subject }: Holder, access: Access): readonly Grant[] {
  return kind === 'role' && !outside ? (grantsByRole(access).get(subject) ?? []) : [];
}
