import type { Federation } from '../../config/model';
import { groupNameOf } from '../../config/names-of-role';
import { ruleChunks, type RuleTarget } from '../../naming/rule-chunks';
import { shardDigits } from '../../naming/shard';
import { federatedRoles } from './federated-roles';

/** Management group → the role groups that its members are put into. */
export function grantedByGroup(federation: Federation): ReadonlyMap<string, readonly RuleTarget[]> {
  const granted = new Map<string, RuleTarget[]>();
  for (const account of federation.accounts.filter(({ retired }) => !retired))
    for (const role of federatedRoles(account)) {
      const target = { accountId: account.id, name: groupNameOf(federation, account, role) };
      for (const managementGroup of new Set(role.grants.map((grant) => grant.managementGroup))) {
        const known = granted.get(managementGroup);
        if (known) known.push(target);
        else granted.set(managementGroup, [target]);
      }
    }
  return granted;
}

/** How many group rules the plan has; none where somebody else runs the app. */
export function groupRuleCount(federation: Federation): number {
  if (federation.okta.app.metadata !== undefined) return 0;
  const granted = [...grantedByGroup(federation).values()];
  const kept = federation.keptRules?.length ?? 0;
  if (federation.groupRules === 'per-role-group') return kept + new Set(granted.flat().map(({ name }) => name)).size;
  const least = shardDigits(federation.ruleParts ?? 1);
  return granted.reduce((sum, targets) => sum + ruleChunks(targets, least).length, kept);
}
