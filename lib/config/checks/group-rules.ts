import { GROUP_RULES, GROUP_RULE_TARGETS } from '../../naming/limits';
import { ruleChunks, type RuleTarget } from '../../naming/rule-chunks';
import type { Check } from '../check';
import { DEFAULTS } from '../defaults';
import { grantedRoles } from '../granted-roles';
import { groupRulesOf } from '../renamed';

/** Okta's limit on rules; how many a configuration needs depends on what a rule serves. */
export const groupRules: Check = (draft, complain) => {
  const { file, yaml } = draft.federation;
  if (yaml.okta?.app?.metadataFile !== undefined) return;
  const { form: serves, formerly } = groupRulesOf(yaml);
  if (formerly === serves)
    complain(file, ['groupRules', 'formerly'], {
      value: formerly,
      rule: 'is the form that the rules are to have',
      remedy: 'write the form that was applied last, or delete formerly',
    });
  const roles = grantedRoles(draft).filter(({ groups }) => groups.length > 0);
  const forms = new Set([serves, formerly]);
  const count =
    (forms.has('per-role-group') ? roles.length : 0) +
    (forms.has('per-management-group') ? rulesOfManagementGroups() : 0);
  if (count > GROUP_RULES)
    complain(file, ['groupRules'], {
      value: count,
      rule: `makes ${count} group rules, an Okta org has ${GROUP_RULES} at most`,
      remedy: serves === 'per-role-group' ? 'write groupRules: per-management-group' : 'grant fewer roles',
    });

  function rulesOfManagementGroups(): number {
    const targets = new Map<string, RuleTarget[]>();
    for (const { account, name, groups } of roles) {
      const accountId = account.yaml.id ?? '';
      const target = {
        accountId,
        name: `${yaml.okta?.app?.groupPrefix ?? DEFAULTS.groupPrefix}#${account.yaml.name ?? ''}#${name}#${accountId}`,
      };
      for (const group of groups) {
        const known = targets.get(group);
        if (known) known.push(target);
        else targets.set(group, [target]);
      }
    }
    const rules = (list: readonly RuleTarget[]) => (list.length <= GROUP_RULE_TARGETS ? 1 : ruleChunks(list).length);
    return [...targets.values()].reduce((sum, list) => sum + rules(list), 0);
  }
};
