import type { Access } from '../access';
import type { BetweenNote } from '../documents';
import { BETWEEN, nextStep, sentence, type BetweenId } from '../steps/between';
import type { Change, GrantChange, MembershipChange } from './model';
import { known } from './read';
import { admitsSaml, statements } from './trust';
import { appPairs, missing, rolePairs } from './lookup';

/** What a person has to do besides applying, in the order of doing it. */
export function handover(
  change: Change,
  { gains, losses }: { gains: readonly GrantChange[]; losses: readonly GrantChange[] },
  members: readonly MembershipChange[] = [],
): string[] {
  const { before, after } = change;
  return [
    ...betweenSteps(before, after),
    ...metadataSteps(change),
    ...keySteps(before, after),
    ...emptyGroupSteps(before, after),
    ...releaseSteps(change),
    ...testSteps(gains, losses, members),
  ];
}

/** The state in between that this change brings about. One that was there before is not news, and `handover` lists it. */
function betweenSteps(before: Access, after: Access): string[] {
  const identity = ({ id, what, detail = '' }: BetweenNote) => JSON.stringify([id, what, detail]);
  const then = new Set((before.between ?? []).map(identity));
  return (after.between ?? []).flatMap((note) => {
    const { id, what, detail = '' } = note;
    return then.has(identity(note)) || !isBetween(id) ? [] : [`${what}: ${sentence(nextStep({ id, what, detail }))}.`];
  });
}

function isBetween(id: string): id is BetweenId {
  return Object.hasOwn(BETWEEN, id);
}

function metadataSteps(change: Change): string[] {
  const switched = appPairs(change).some(({ then, now }) => then.keyName !== now.keyName);
  return switched
    ? [
        'The app gets a new signing key. Apply until the plan is empty, then sign in to every account once: an account whose SAML provider still has the old metadata refuses every login.',
      ]
    : [];
}

function keySteps(before: Access, after: Access): string[] {
  const address = ({ address: text }: { address: string }) => text;
  return after.users.flatMap((user) => {
    const then = before.users.find(
      ({ name, accountId }) => name === user.name && known(accountId) === known(user.accountId),
    );
    const fresh = missing(user.accessKeys, then?.accessKeys ?? [], address);
    const gone = missing(then?.accessKeys ?? [], user.accessKeys, address);
    if (fresh.length > 0)
      return [
        `Enter the new access key of ${user.name} in Okta: app, Provisioning, Configure API integration, Test API credentials, Save. No API can do this.`,
      ];
    return gone.length > 0
      ? [
          `Before applying, make sure that Okta's Provisioning tab holds the key of ${user.name} that stays: the other one goes.`,
        ]
      : [];
  });
}

function emptyGroupSteps(before: Access, after: Access): string[] {
  const name = ({ name: text }: { name: string }) => text;
  return missing(after.managementGroups, before.managementGroups, name)
    .filter(({ existing, members }) => !existing && (members ?? []).length === 0)
    .map(({ name: group }) => group)
    .sort()
    .map((group) => `Add people to the management group ${group} in Okta: it is new and nobody is in it.`);
}

function releaseSteps(change: Change): string[] {
  return rolePairs(change)
    .filter(({ then, now }) => now.adopted && statements(then).some(admitsSaml) && !statements(now).some(admitsSaml))
    .map(({ now }) => now.name)
    .sort()
    .map(
      (name) =>
        `After this apply, set "release: forget" for the adopted role ${name} and apply again; only then delete its entry.`,
    );
}

function testSteps(
  gains: readonly GrantChange[],
  losses: readonly GrantChange[],
  members: readonly MembershipChange[],
): string[] {
  const groups = (changes: readonly GrantChange[], kind: GrantChange['kind']) =>
    [...new Set(changes.filter((item) => item.kind === kind).map(({ grant }) => grant.managementGroup))].sort();
  const left = members.filter(({ kind }) => kind === 'left').map(({ managementGroup }) => managementGroup);
  const got = groups(gains, 'new');
  const lost = [...new Set([...groups(losses, 'gone'), ...left])].sort();
  return [
    ...(got.length > 0
      ? [
          `Sign in from the Okta dashboard as a member of ${got.length > 1 ? 'each of: ' : ''}${list(got)}, and check that the new roles are in the picker.`,
        ]
      : []),
    ...(lost.length > 0
      ? [
          `Sessions that ${list(lost)} opened before the apply stay valid until they end; revoke them in IAM where that is too long.`,
        ]
      : []),
  ];
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 10);
  return names.length > shown.length ? `${shown.join(', ')} and ${names.length - shown.length} more` : shown.join(', ');
}
