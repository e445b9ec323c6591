import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import type { Federation } from '../config/model';
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

/** The kept rules that were made, by their keys. */
export type KeptRules = ReadonlyMap<string, KeptGroupRule>;

/** Group rules that exist and are kept to the letter, beside those that are made of grants; each where its targets are. */
export function addKeptRules({ keptRules = [], accounts: written }: Federation, built: Built): KeptRules {
  const { okta } = built.federation;
  if (okta === undefined) return new Map();
  const groups = new Map(
    built.accounts.flatMap(({ name, accountId, roles, roleGroups }) => {
      const adopted = new Set(written.find(({ id }) => id === accountId)?.adopted.map((role) => role.name));
      const target = (role: string, group: RoleGroupBase['oktaGroup']) =>
        [key(name, role), { group, accountId, name: `${accountId}/${role}` }] as const;
      return [
        ...roles.map(({ role, oktaGroup }) => target(role, oktaGroup)),
        ...roleGroups
          .filter(({ roleName }) => adopted.has(roleName))
          .map(({ roleName, oktaGroup }) => target(roleName, oktaGroup)),
      ];
    }),
  );
  return new Map(
    keptRules.map((rule) => {
      const targets = rule.targets.map((target) => {
        if ('id' in target) return { id: target.id, accountId: undefined, name: target.id, isRenamed: false };
        const { group, accountId, name } = certain(groups.get(key(target.account, target.role)), target.role);
        const id = certain(group?.groupId, target.role);
        return { id, accountId, name, isRenamed: group?.movedFrom !== undefined };
      });
      // The checks of the configuration have made sure that all of them are in one stack.
      const accountId = targets.find((target) => target.accountId !== undefined)?.accountId;
      const home = accountId === undefined ? okta : okta.homeOf(accountId);
      const known = home.node.tryFindChild('KeptRules');
      const scope = known instanceof Construct ? known : new Construct(home, 'KeptRules');
      const made = new KeptGroupRule(scope, constructId('Rule', rule.key), {
        name: rule.name,
        expression: rule.expression.replace(KEY, (_, name: string) =>
          okta.groupIdIn(TerraformStack.of(scope), certain(built.managementGroups.get(name), name)),
        ),
        targets: targets.map(({ id }) => id),
        targetNames: targets.map(({ name }) => name),
        targetsAreRenamed: targets.some(({ isRenamed }) => isRenamed),
        exceptUsers: rule.exceptUsers,
      });
      return [rule.key, made];
    }),
  );
}

function key(account: string, role: string): string {
  return JSON.stringify([account, role]);
}

/** The checks of the configuration have made sure of it. */
function certain<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`a kept rule names ${what}, which the configuration does not have`);
  return found;
}
