import type { Access, BrokenLink } from '../access';
import type { Unknown } from '../documents';
import { counts } from './counts';
import { isPossibleGain } from './findings';
import { compareGrants } from './grants/compare-grants';
import { grantKey, grantKeys } from './grants/keys';
import { withUnlistedGrants } from './grants/unlisted-grants';
import { handover } from './handover';
import { compareMembers } from './members';
import type { BrokenChange, Change, Report, Rule, Verdict } from './model';
import { followMoves } from './moved-objects';
import { notices, unanswered } from './notices';
import { canonical, sortedBy } from './order';
import { sortedActions } from './planned-actions';
import { RULES } from './rules';
import { runRules } from './run-rules';
import { shareEqual } from './share';

/** What a change does to people's access: who gains, who loses, what is dangerous, what is broken. */
export function review(change: Change, rules: readonly Rule[] = RULES): Report {
  const { before: then, moved } = followMoves(change.before, change.after);
  const sorted = normalize(then);
  const [before, after] = withUnlistedGrants(sorted, shared(sorted, normalize(change.after)));
  const normal = { ...change, before, after, moved };
  const { plan } = normal;
  const grants = compareGrants(before, after);
  const members = compareMembers(before, after);
  const findings = runRules(rules, normal);
  const report = {
    notices: notices(after),
    unanswered: unanswered(after),
    findings,
    ...grants,
    members,
    broken: brokenChanges(before.broken, after.broken),
    unknown: after.unknown,
    before: before.grants,
    after: after.grants,
    plan: plan && sortedActions(plan),
    handover: handover(normal, grants, members),
  };
  const effective = members.filter(({ roles }) => roles > 0);
  const verdict = verdictOf(
    grants.gains.length > 0 || effective.some(({ kind }) => kind === 'joined') || findings.some(isPossibleGain),
    grants.losses.length > 0 || effective.some(({ kind }) => kind === 'left'),
  );
  return { verdict, counts: counts(report), ...report };
}

function verdictOf(more: boolean, less: boolean): Verdict {
  if (more) return less ? 'mixed' : 'broadened';
  return less ? 'narrowed' : 'unchanged';
}

function brokenChanges(before: readonly BrokenLink[], after: readonly BrokenLink[]): BrokenChange[] {
  const identity = ({ kind, subject, reason }: BrokenLink) => canonical([kind, subject, reason]);
  const then = new Set(before.map(identity));
  return after.map((link) => ({ ...link, isNew: !then.has(identity(link)) }));
}

/** The side after the change, with the objects of the side before it where nothing differs. */
function shared(before: Access, after: Access): Access {
  if (before === after) return after;
  const at = ({ address }: { readonly address: string }) => address;
  return {
    ...after,
    managementGroups: shareEqual(before.managementGroups, after.managementGroups, ({ name }) => name),
    rules: shareEqual(before.rules, after.rules, at),
    roleGroups: shareEqual(before.roleGroups, after.roleGroups, ({ name }) => name),
    samlProviders: shareEqual(before.samlProviders, after.samlProviders, at),
    roles: shareEqual(before.roles, after.roles, at),
    users: shareEqual(before.users, after.users, at),
    grants: shareEqual(before.grants, after.grants, grantKey),
  };
}

/** The order of the input decides nothing. */
function normalize(access: Access): Access {
  const sorted = <T extends { readonly address: string }>(items: readonly T[]): readonly T[] =>
    // As most lists come.
    items.every(({ address }, i) => (items[i - 1]?.address ?? '') <= address)
      ? items
      : sortedBy(items, (item) => [item.address]);
  return {
    ...access,
    managementGroups: sorted(access.managementGroups),
    rules: sorted(access.rules),
    roleGroups: sorted(access.roleGroups),
    apps: sorted(access.apps),
    samlProviders: sorted(access.samlProviders),
    roles: sorted(access.roles),
    users: sorted(access.users),
    otherHolders: sorted(access.otherHolders),
    grants: sortedBy(access.grants, grantKeys),
    broken: sortedBy(access.broken, ({ kind, subject, address, reason }: BrokenLink) => [
      kind,
      subject,
      address,
      reason,
    ]),
    unknown: sortedBy(access.unknown, ({ subject, address, reason }: Unknown) => [subject, address, reason]),
  };
}
