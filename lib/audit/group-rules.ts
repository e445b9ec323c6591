import type { GroupRule } from '../access';
import type { LiveRule } from '../live/snapshot';
import { known } from '../review/read';
import { declaredById, declaredIndex, liveGroupOf } from './declared';
import { groupsRead, liveIndex } from './live';
import type { Audited } from './model';
import { groupsOfRules, idIn } from './people';
import { liveRoleGroups } from './role-groups';

export interface RulePair {
  readonly rule: GroupRule;
  readonly there: LiveRule;
}

/** Declared group rules with those that are there, by name: Okta has one of each. */
export function rulePairs({ declared, snapshot }: Audited): RulePair[] {
  const { rules } = liveIndex(snapshot);
  return [...declaredIndex(declared).rules.values()].flatMap((rule) => {
    const there = rules.get(rule.name);
    return there === undefined ? [] : [{ rule, there }];
  });
}

/** Group rules that are not declared and fill a group that names a role, declared or not. */
export function undeclaredRules({ declared, live, snapshot }: Audited): LiveRule[] {
  const { rules } = declaredIndex(declared);
  const roleGroups = new Set([
    ...liveRoleGroups(live, snapshot).keys(),
    ...[...declaredById(declared, snapshot)].flatMap(([id, { name }]) =>
      declaredIndex(declared).roleGroups.has(name) ? [id] : [],
    ),
  ]);
  return snapshot.okta.rules.filter(
    ({ name, targets }) => !rules.has(name) && targets.some((target) => roleGroups.has(target)),
  );
}

/** What the rule that is there takes and fills besides what is declared, or no longer does. */
export function ruleDifferences(audited: Audited, { rule, there }: RulePair): string[] {
  const { snapshot, live } = audited;
  // Ids say nothing where the groups were not read.
  if (!groupsRead(snapshot)) return [];
  const meant = known(rule.reads);
  const reads = groupsOfRules(live).get(there.id);
  const source =
    meant === undefined
      ? textDifference(rule, live.rules.find(({ address }) => idIn(address) === there.id)?.expression)
      : reads === undefined
        ? [`the expression is ${there.expression}`]
        : difference('takes members of', meant, reads, audited);
  const targets = known(rule.targets);
  return [...source, ...(targets === undefined ? [] : difference('fills', targets, there.targets, audited))].map(
    (text) => withNames(text, snapshot),
  );
}

function textDifference({ expression }: GroupRule, there: string | undefined): string[] {
  return there === undefined || there === expression ? [] : [`the expression is ${there}`];
}

/** A declared group that is not there is a finding of its own. */
function difference(
  verb: string,
  meant: readonly string[],
  ids: readonly string[],
  { declared, snapshot }: Audited,
): string[] {
  const { groups } = declaredIndex(declared);
  const expected = meant.flatMap((name) => {
    const group = groups.get(name);
    return (group && liveGroupOf(group, snapshot)?.id) ?? [];
  });
  return [
    ...ids.filter((id) => !expected.includes(id)).map((id) => `it ${verb} ${id}, which is not declared`),
    ...expected.filter((id) => !ids.includes(id)).map((id) => `it no longer ${verb} ${id}`),
  ];
}

function withNames(text: string, snapshot: Audited['snapshot']): string {
  const { groups } = liveIndex(snapshot);
  return text.replace(/\b00g\w+/g, (id) => groups.get(id)?.name ?? id);
}
