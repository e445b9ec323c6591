import type { LiveIndex } from '../live/live-index';
import type { NamedGroup } from './management-groups';
import type { TakenRule } from './model';
import { groupsRead } from './sort-rules';
import { unlessEmpty } from './texts';

/** Groups that a rule reads. */
export function readersOf(rule: TakenRule, live: LiveIndex) {
  return rule.as === 'grants' ? rule.readers : groupsRead(rule.rule, live);
}

/** `keptRules` of `federation.yaml`: rules to the letter, with names of groups and roles in the place of ids. */
export function keptRules(
  rules: readonly TakenRule[],
  people: readonly NamedGroup[],
  roles: ReadonlyMap<string, { readonly account: string; readonly role: string }>,
): { keptRules?: Record<string, unknown> } {
  const kept = rules.flatMap((each) => (each.as === 'kept' ? [each] : []));
  if (kept.length === 0) return {};
  const keys = new Map(people.map(({ key, group }) => [group.id, key]));
  return {
    keptRules: Object.fromEntries(
      kept.map(({ key, rule }) => [
        key,
        {
          name: rule.name,
          expression: rule.expression.replace(/\b00g\w+/g, (id) => {
            const named = keys.get(id);
            return named === undefined ? id : `\${${named}}`;
          }),
          targets: rule.targets.map((id) => roles.get(id) ?? { id }),
          exceptUsers: unlessEmpty(rule.excludedUsers),
        },
      ]),
    ),
  };
}

/** Their ids, for `imports.yaml`. */
export function keptRuleIds(rules: readonly TakenRule[]): { keptRules?: Record<string, string> } {
  const kept = rules.flatMap((each) => (each.as === 'kept' ? [[each.key, each.rule.id] as const] : []));
  return kept.length === 0 ? {} : { keptRules: Object.fromEntries(kept) };
}
