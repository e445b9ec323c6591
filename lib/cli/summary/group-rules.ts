import type { Federation } from '../../config/model';
import { RoleGroupName } from '../../naming/role-group-name';
import { RoleName } from '../../naming/role-name';
import { ruleChunks, type RuleTarget } from '../../naming/rule-chunks';
import { federatedRoles } from './federated-roles';

/** Management group → the role groups that its members are put into. */
export function grantedByGroup({
  accounts,
  identityProvider,
  okta,
}: Federation): ReadonlyMap<string, readonly RuleTarget[]> {
  const granted = new Map<string, RuleTarget[]>();
  for (const account of accounts.filter(({ retired }) => !retired))
    for (const role of federatedRoles(account)) {
      const name =
        'name' in role ? role.name : String(RoleName.of({ identityProvider, account: account.name, role: role.role }));
      const group = RoleGroupName.of({ account: account.name, role: name, accountId: account.id }, okta.groupPrefix);
      const target = { accountId: account.id, name: String(group) };
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
  if (federation.groupRules === 'per-role-group') return new Set(granted.flat().map(({ name }) => name)).size;
  return granted.reduce((sum, targets) => sum + ruleChunks(targets).length, 0);
}
