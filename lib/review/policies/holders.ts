import type { Access, Grant, Role } from '../../access';
import { grantSighting } from '../grant-sighting';
import { arnOf, grantsByRole } from '../lookup';
import { memo } from '../memo';
import type { Change, RuleSighting, Severity } from '../model';
import { joined } from '../order';
import { known } from '../read';
import { everyAndSome, mayBePowerful, type PowerHolder, type Reach } from './powers';

/** Somebody, or something that may be attached to somebody, with policies. */
export interface Holder extends PowerHolder {
  /** The same on both sides of a change. */
  readonly key: string;
  /** For people: `role ci-deployer in 123456789012`. */
  readonly subject: string;
  readonly address: string;
  readonly kind: 'role' | 'user' | 'group' | 'policy';
  /** The documents don't make it: what it has besides is unknown. */
  readonly outside: boolean;
}

/**
 * All that have policies: roles and users of the documents, groups, roles and users that only policies name, and managed
 * policies that no holder of the documents has, since somebody else may.
 */
export const holdersIn = memo((access: Access): readonly Holder[] => {
  const roles = access.roles.map(holderOfRole);
  const users = access.users.map(({ address, name, policies, accountId }): Holder => {
    return { ...named('user', name, accountId), address, policies, accountId, kind: 'user', outside: false };
  });
  const others = access.otherHolders.map(otherHolder);
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

/** One object for each role, so that what it may do is worked out once. */
export const holderOfRole = memo((role: Role): Holder => {
  const { address, policies, accountId, arn } = role;
  const subject = arnOf(role);
  return { key: subject, subject, address, policies, accountId, arn, kind: 'role', outside: false };
});

/** Policies that are made here and limit roles: what they deny or ask for is no power of anybody. */
export const boundariesIn = memo((access: Access): readonly Holder[] => {
  const boundaries = new Set(access.roles.map(({ permissionsBoundary }) => permissionsBoundary));
  return access.otherHolders.filter(({ kind, name }) => kind === 'policy' && boundaries.has(name)).map(otherHolder);
});

function otherHolder({ address, kind, name, policies, accountId }: Access['otherHolders'][number]): Holder {
  return { ...named(kind, name, accountId), address, policies, accountId, kind, outside: true };
}

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

function named(kind: Holder['kind'], name: string, accountId: PowerHolder['accountId']) {
  const account = known(accountId);
  const subject = name.startsWith('arn:') ? name : `${kind} ${name}${account === undefined ? '' : ` in ${account}`}`;
  return { key: joined([kind, name, account ?? '']), subject };
}
