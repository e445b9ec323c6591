import type { Construct } from 'constructs';
import type { Federation } from '../config/model';
import { ManagementGroup } from '../constructs/management-group';
import type { OktaAwsFederation } from '../constructs/okta-aws-federation';
import { constructId } from '../naming/construct-id';

/** The management groups, by key; none where somebody else runs the app. */
export type ManagementGroups = ReadonlyMap<string, ManagementGroup>;

export function addManagementGroups(
  scope: Construct,
  config: Federation,
  federation: OktaAwsFederation,
): ManagementGroups {
  if (federation.okta === undefined) return new Map();
  return new Map(
    config.managementGroups.map(({ key, name, formerly, release, description, existing, id, members }) => [
      key,
      new ManagementGroup(scope, constructId('ManagementGroup', key), {
        federation,
        name,
        existing,
        existingId: id,
        release,
        formerId: formerly === undefined ? undefined : constructId('ManagementGroup', formerly),
        description,
        members,
      }),
    ]),
  );
}
