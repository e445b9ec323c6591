import type { Grant } from '../../access';
import type { ChangeGroup, GrantChange, Report } from '../model';
import { canonical, groupBy, sortedBy } from '../order';
import { known } from '../read';
import type { RolePower } from '../policies/role-power';
import { grantKey, grantKeys } from './keys';

/** A grant with everything that changes about it: what is wider and narrower at once is one change. */
interface Item {
  readonly grant: Grant;
  readonly kind: ChangeGroup['kind'];
  readonly power: RolePower;
  readonly differences: readonly string[];
}

/**
 * Gains and losses as a person would say them: grants that change in the same way are one, however many accounts and
 * management groups there are. Each is a whole table: every group named has the change in every account named.
 */
export function changeGroups({ gains, losses, before }: Pick<Report, 'gains' | 'losses' | 'before'>): ChangeGroup[] {
  const earlier = new Map(before.map((grant) => [grantKey(grant), grant]));
  const described = [...items([...gains, ...losses])].map((item) => ({ item, what: describe(item, earlier) }));
  const alike = groupBy(described, ({ what }) => canonical(what));
  const groups = [...alike.values()].flatMap((list) => {
    const accounts = groupBy(list, ({ item }) => canonical([item.grant.accountName, item.grant.accountId]));
    const groupsOf = (some: typeof list) => [...new Set(some.map(({ item }) => item.grant.managementGroup))].sort();
    const tables = groupBy([...accounts.values()], (some) => canonical(groupsOf(some)));
    return [...tables.values()].map((parts): ChangeGroup => {
      const whole = parts.flat();
      const [first] = whole as [(typeof whole)[number]];
      const grants = sortedBy(
        whole.map(({ item }) => item.grant),
        grantKeys,
      );
      return {
        ...first.what,
        accounts: sortedBy(
          [
            ...new Map(
              grants.map(({ accountName, accountId }) => [
                canonical([accountName, accountId]),
                { name: accountName, id: accountId },
              ]),
            ).values(),
          ],
          ({ name, id }) => [name, id],
        ),
        managementGroups: groupsOf(whole),
        grants,
      };
    });
  });
  return sortedBy(groups, ({ kind, power, role, accounts, managementGroups }) => [
    String(KINDS.indexOf(kind)),
    String(POWERS.indexOf(power)),
    role,
    canonical([accounts, managementGroups]),
  ]);
}

/** What somebody gets comes first, and of that the most powerful. */
const KINDS: readonly ChangeGroup['kind'][] = ['new', 'wider', 'mixed', 'gone', 'narrower'];
const POWERS: readonly RolePower[] = ['administrator', 'escalation', 'unknown', 'limited'];

function items(changes: readonly GrantChange[]): Iterable<Item> {
  const merged = new Map<string, Item>();
  for (const { grant, kind, power, differences } of changes) {
    const key = grantKey(grant);
    const other = merged.get(key);
    if (other === undefined) merged.set(key, { grant, kind, power, differences });
    else
      merged.set(key, { ...other, kind: 'mixed', differences: [...new Set([...other.differences, ...differences])] });
  }
  return merged.values();
}

type What = Omit<ChangeGroup, 'accounts' | 'managementGroups' | 'grants'>;

function describe({ grant, kind, power, differences }: Item, earlier: ReadonlyMap<string, Grant>): What {
  const names = (of: Grant | undefined) => (of === undefined ? undefined : known(of.policies)?.toSorted());
  const [then, now] = kind === 'gone' ? [names(grant), undefined] : [names(earlier.get(grantKey(grant))), names(grant)];
  const shown = (list: readonly string[] | undefined) => list?.map((name) => policyName(name, grant.accountId));
  const told = new Set(
    then && now
      ? [
          ...now.filter((name) => !then.includes(name)).map((name) => `policy ${name} added`),
          ...then.filter((name) => !now.includes(name)).map((name) => `policy ${name} removed`),
        ]
      : [],
  );
  return {
    kind,
    role: shortRole(grant),
    power,
    policiesBefore: kind === 'new' || then === undefined ? undefined : shown(then),
    policiesAfter: kind === 'gone' || now === undefined ? undefined : shown(now),
    // What the two lists of policies say is not said twice.
    differences: differences
      .filter((phrase) => !told.has(phrase))
      .map((phrase) => withShortArns(phrase, grant.accountId)),
    until: kind === 'new' ? grant.until : undefined,
    reason: kind === 'new' ? grant.reason : undefined,
  };
}

/** `Admin` of `Okta-Mueller-Tech-Admin` in Mueller-Tech; the whole name where it is not made like this. */
export function shortRole({ role, accountName }: Pick<Grant, 'role' | 'accountName'>): string {
  const mark = `-${accountName}-`;
  const at = role.indexOf(mark);
  return at > 0 && at + mark.length < role.length ? role.slice(at + mark.length) : role;
}

/** AWS's policies by their name, the account's own by their path. Inline policies, which may have any name, say so. */
function policyName(name: string, accountId: string): string {
  return name.startsWith('arn:') ? withShortArns(name, accountId) : `inline ${name}`;
}

/** The same in several accounts reads the same. */
function withShortArns(text: string, accountId: string): string {
  return text
    .replace(/arn:[^:\s]+:iam::aws:policy\//g, '')
    .replace(/arn:[^:\s]+:iam::(\d{12}):policy\//g, (arn, id) => (id === accountId ? 'policy/' : arn));
}
