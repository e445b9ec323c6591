import { Construct } from 'constructs';
import type { Federation, KeptRule } from '../config/model';
import type { AwsAccount } from '../constructs/aws-account';
import { KeptGroupRule } from '../constructs/group-rule';
import type { OktaAwsFederation } from '../constructs/okta-aws-federation';
import type { RoleGroupBase } from '../constructs/role-group-base';
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
  const groups = new Map(
    built.accounts.flatMap(({ name, accountId, roles, roleGroups }) => {
      const adopted = new Set(written.find(({ id }) => id === accountId)?.adopted.map((role) => role.name));
      const target = (role: string, group: RoleGroupBase['oktaGroup']) =>
        [key(name, role), { group, name: `${accountId}/${role}` }] as const;
      return [
        ...roles.map(({ role, oktaGroup }) => target(role, oktaGroup)),
        ...roleGroups
          .filter(({ roleName }) => adopted.has(roleName))
          .map(({ roleName, oktaGroup }) => target(roleName, oktaGroup)),
      ];
    }),
  );
  for (const rule of keptRules) {
    const targets = rule.targets.map((target) => {
      if ('id' in target) return { id: target.id, name: target.id, isRenamed: false };
      const found = groups.get(key(target.account, target.role));
      const id = certain(found?.group?.groupId, target.role);
      return { id, name: found?.name ?? '', isRenamed: found?.group?.movedFrom !== undefined };
    });
    new KeptGroupRule(scope, constructId('Rule', rule.key), {
      name: rule.name,
      expression: expressionOf(rule, built.managementGroups),
      targets: targets.map(({ id }) => id),
      targetNames: targets.map(({ name }) => name),
      targetsAreRenamed: targets.some(({ isRenamed }) => isRenamed),
      exceptUsers: rule.exceptUsers,
    });
  }
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
