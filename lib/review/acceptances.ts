import type { Acceptance } from '../documents';
import type { Access } from '../access';
import { memo } from './memo';
import type { RuleSighting } from './model';
import { groupBy, joined } from './order';
import { known } from './read';

export interface PlacedAcceptance extends Acceptance {
  readonly address: string;
}

/** Every acceptance that the documents contain, with the resource whose comment lists it. */
export const acceptancesIn = memo((access: Access): readonly PlacedAcceptance[] => {
  const { apps, managementGroups, roleGroups, roles, rules, samlProviders, users } = access;
  const found: PlacedAcceptance[] = [];
  for (const holders of [apps, managementGroups, roleGroups, roles, rules, samlProviders, users])
    for (const { address, accept } of holders)
      for (const { rule, reason } of accept) found.push({ rule, reason: reason.trim(), address });
  return found;
});

/** Why a sighting is accepted. */
export interface Accepted {
  /** Sorted; an acceptance without a reason accepts nothing. */
  readonly reasons: readonly string[];
  /** The base accepts it, too; else the change accepts its own finding. */
  readonly inBase: boolean;
}

const NOT_ACCEPTED: Accepted = { reasons: [], inBase: false };

/**
 * Decides which sightings are accepted. Reasons are those of the side after the change: anyone who removes an acceptance
 * gets the finding back. In the base, an acceptance covers the subjects that the review rule finds there, or the first
 * one to come where it finds none: to accept an administrator for one group accepts no further group.
 */
export function acceptanceIndex(before: Access, after: Access) {
  const [then, now] = [reasonsAt(before), reasonsAt(after)];
  return (rule: string, inBase: readonly RuleSighting[]) => {
    if (now.size === 0) return () => NOT_ACCEPTED;
    const subjects = subjectsByPlace(inBase);
    return (sighting: RuleSighting): Accepted => {
      const addresses = places(sighting);
      const reasons = addresses.flatMap((address) => now.get(joined([rule, address])) ?? []);
      const covered = (address: string) =>
        then.has(joined([rule, address])) &&
        identities(before).get(address) === identities(after).get(address) &&
        (subjects.get(address)?.has(sighting.subject) ?? true);
      return { reasons: [...new Set(reasons)].sort(), inBase: addresses.some(covered) };
    };
  };
}

function subjectsByPlace(sightings: readonly RuleSighting[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const sighting of sightings) {
    for (const address of places(sighting)) {
      const subjects = found.get(address) ?? new Set<string>();
      found.set(address, subjects.add(sighting.subject));
    }
  }
  return found;
}

function places({ address, alsoAt = [] }: RuleSighting): readonly string[] {
  return [address, ...alsoAt];
}

function reasonsAt(access: Access): ReadonlyMap<string, readonly string[]> {
  const given = acceptancesIn(access).filter(({ reason }) => reason !== '');
  return new Map(
    [...groupBy(given, ({ rule, address }) => joined([rule, address]))].map(([key, list]) => [
      key,
      list.map(({ reason }) => reason),
    ]),
  );
}

/** What AWS tells an object apart by: another role at an accepted address is not accepted. Okta's objects keep their id. */
const identities = memo(
  ({ roles, samlProviders, users }: Access): ReadonlyMap<string, string> =>
    new Map([
      ...[...roles, ...samlProviders].map(({ address, arn, name }) => [address, known(arn) ?? name] as const),
      ...users.map(({ address, accountId, name }) => [address, joined([known(accountId) ?? '', name])] as const),
    ]),
);
