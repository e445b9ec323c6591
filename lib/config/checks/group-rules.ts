import { GROUP_RULES } from '../../naming/limits';
import { ruleChunks, type RuleTarget } from '../../naming/rule-chunks';
import { shardDigits } from '../../naming/shard';
import type { Check } from '../check';
import { DEFAULTS } from '../defaults';
import { grantedRoles } from '../granted-roles';
import { groupRulesOf } from '../renamed';

/** Okta's limit on rules; how many a configuration needs depends on what a rule serves. */
export const groupRules: Check = (draft, complain) => {
  const { file, yaml } = draft.federation;
  if (yaml.okta?.app?.metadataFile !== undefined) return;
  const { form: serves, formerly, parts, formerParts } = groupRulesOf(yaml);
  if (formerly === serves && (serves === 'per-role-group' || parts === formerParts))
    complain(file, ['groupRules', 'formerly'], {
      value: formerly,
      requirement: 'is the form that the rules are to have',
      remedy: 'write the form that was applied last, or delete formerly',
    });
  const useless = { parts: parts > 1 && serves, formerParts: formerParts > 1 && (formerly ?? 'none') };
  for (const [key, form] of Object.entries(useless))
    if (form !== false && form !== 'per-management-group')
      complain(file, ['groupRules', key], {
        value: key === 'parts' ? parts : formerParts,
        requirement: `divides rules of the form per-management-group, and the form is ${form}`,
        remedy: `delete ${key}`,
      });
  const roles = grantedRoles(draft).filter(({ groups }) => groups.length > 0);
  const kept = Object.keys(yaml.keptRules ?? {}).length;
  const rules = new Set([...rulesOf(serves, parts), ...(formerly ? rulesOf(formerly, formerParts) : [])]);
  const count = rules.size + kept;
  if (count > GROUP_RULES)
    complain(file, ['groupRules'], {
      value: count,
      requirement: `makes ${count} group rules, an Okta org has ${GROUP_RULES} at most`,
      remedy: remedyFor(serves, parts, yaml.okta?.shards ?? 1),
    });

  /** By what the rules of a form differ. */
  function rulesOf(form: 'per-role-group' | 'per-management-group', cut: number): string[] {
    if (form === 'per-role-group') return roles.map(({ account, name }) => `${account.file} ${name}`);
    return [...targetsByGroup()].flatMap(([group, targets]) =>
      ruleChunks(targets, shardDigits(cut)).map(({ prefix }) => `${group} ${prefix}`),
    );
  }

  function targetsByGroup(): ReadonlyMap<string, readonly RuleTarget[]> {
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
    return targets;
  }
};

function remedyFor(serves: string, parts: number, shards: number): string {
  if (serves === 'per-role-group')
    return `write groupRules: ${shards > 1 ? `{form: per-management-group, parts: ${shards}}` : 'per-management-group'}`;
  return parts > 1 ? `grant fewer roles, or write fewer parts (and okta.shards) than ${parts}` : 'grant fewer roles';
}
