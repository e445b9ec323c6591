import type { Construct } from 'constructs';
import type { Federation } from '../config/model';
import { ManagementGroup } from '../constructs/management-group';
import type { OktaAwsFederation } from '../constructs/okta-aws-federation';
import { constructId } from '../naming/construct-id';
import type { BuiltAccount } from './account-construct';

/** The management groups and their grants; none where somebody else runs the app. */
export function addManagementGroups(
  scope: Construct,
  config: Federation,
  federation: OktaAwsFederation,
  accounts: readonly BuiltAccount[],
): void {
  if (federation.okta === undefined) return;
  const groups = new Map(
    config.managementGroups.map(({ name, description, existing, members }) => [
      name,
      new ManagementGroup(scope, constructId('ManagementGroup', name), {
        federation,
        name,
        existing,
        ...(description === undefined ? {} : { description }),
        ...(members === undefined ? {} : { members }),
      }),
    ]),
  );
  for (const { grants } of accounts)
    for (const { role, grants: granted } of grants)
      for (const { managementGroup, ...note } of granted) {
        const group = groups.get(managementGroup);
        if (group === undefined) throw new Error(`${role.groupName}: no management group "${managementGroup}"`);
        group.grant({ role, ...note });
      }
}
