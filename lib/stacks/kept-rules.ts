import { Construct } from 'constructs';
import type { Federation, KeptRule } from '../config/model';
import type { AwsAccount } from '../constructs/aws-account';
import { KeptGroupRule } from '../constructs/group-rule';
import type { OktaAwsFederation } from '../constructs/okta-aws-federation';
import { constructId } from '../naming/construct-id';
import type { ManagementGroups } from './management-groups';

interface Built {
  readonly federation: OktaAwsFederation;
  readonly managementGroups: ManagementGroups;
  readonly accounts: readonly AwsAccount[];
}

/** Name of a management group's key in an expression. */
const KEY = /\$\{([^}]+)\}/g;

/** Group rules that exist and are kept to the letter, beside those that are made of grants. */
export function addKeptRules({ keptRules = [], accounts: written }: Federation, built: Built): void {
  const { okta } = built.federation;
  if (okta === undefined || keptRules.length === 0) return;
  const scope = new Construct(okta, 'KeptRules');
  const ids = new Map(
    built.accounts.flatMap(({ name, accountId, roles, roleGroups }) => {
      const adopted = new Set(written.find(({ id }) => id === accountId)?.adopted.map((role) => role.name));
      return [
        ...roles.map(({ role, oktaGroup }) => [key(name, role), oktaGroup?.groupId] as const),
        ...roleGroups
          .filter(({ roleName }) => adopted.has(roleName))
          .map(({ roleName, oktaGroup }) => [key(name, roleName), oktaGroup?.groupId] as const),
      ];
    }),
  );
  for (const rule of keptRules)
    new KeptGroupRule(scope, constructId('Rule', rule.key), {
      name: rule.name,
      expression: expressionOf(rule, built.managementGroups),
      targets: rule.targets.map((target) =>
        'id' in target ? target.id : certain(ids.get(key(target.account, target.role)), target.role),
      ),
      exceptUsers: rule.exceptUsers,
    });
}

function expressionOf({ expression }: KeptRule, groups: ManagementGroups): string {
  return expression.replace(KEY, (_, name: string) => certain(groups.get(name)?.groupId, name));
}

function key(account: string, role: string): string {
  return JSON.stringify([account, role]);
}

/** The checks of the configuration have made sure of it. */
function certain(id: string | undefined, what: string): string {
  if (id === undefined) throw new Error(`a kept rule names ${what}, which the configuration does not have`);
  return id;
}
