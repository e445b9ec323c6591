import type { Construct } from 'constructs';
import type { Federation } from '../config/model';
import { ManagementGroup } from '../constructs/management-group';
import type { OktaAwsFederation } from '../constructs/okta-aws-federation';
import { constructId } from '../naming/construct-id';

/** The management groups, by name; none where somebody else runs the app. */
export type ManagementGroups = ReadonlyMap<string, ManagementGroup>;

export function addManagementGroups(
  scope: Construct,
  config: Federation,
  federation: OktaAwsFederation,
): ManagementGroups {
  if (federation.okta === undefined) return new Map();
  return new Map(
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
}
