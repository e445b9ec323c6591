import type { Read } from '../../documents';
import { byAddress, changedPairs, pairs } from '../lookup';
import { actionKind, actionsAt } from '../planned-actions';
import { shift } from '../read';
import type { Rule } from '../model';

/** Okta can't change a rule's targets, so Terraform deletes the rule and makes another. */
export const ruleReplaced: Rule = {
  id: 'rule-replaced',
  severity: 'high',
  title: 'A group rule is replaced',
  why: 'With the old group rule, everybody it served loses all its role groups, until the new one has run.',
  remedy: 'Use one group rule for each role group (groupRules: per-role-group), or apply outside of working hours.',
  check: ({ before, after, plan }) => {
    // A group that is renamed where it is stays the same target.
    const newNames = new Map(
      changedPairs(before.roleGroups, after.roleGroups, ({ address }) => address).map(({ then, now }) => [
        then.name,
        now.name,
      ]),
    );
    const targets = new Map(
      pairs(before.rules, after.rules, ({ address }) => address).flatMap(({ then, now }) => {
        const evidence = shift(sorted(renamed(then.targets, newNames)), sorted(now.targets));
        return evidence === undefined ? [] : [[now.address, `targets ${evidence}`]];
      }),
    );
    const planAt = actionsAt(plan);
    const rules = byAddress([...before.rules, ...after.rules]);
    return [...rules.values()].flatMap((rule) => {
      const planned = planAt(rule.address);
      const evidence =
        targets.get(rule.address) ??
        (planned && actionKind(planned) === 'replace' ? 'the plan says replace' : undefined);
      return evidence === undefined ? [] : [{ subject: rule.name, address: rule.address, evidence }];
    });
  },
};

function renamed(targets: Read<readonly string[]>, names: ReadonlyMap<string, string>): Read<readonly string[]> {
  return 'known' in targets ? { known: targets.known.map((name) => names.get(name) ?? name) } : targets;
}

function sorted(read: Parameters<typeof shift>[0]): Parameters<typeof shift>[0] {
  return 'known' in read && Array.isArray(read.known) ? { known: (read.known as string[]).toSorted() } : read;
}
