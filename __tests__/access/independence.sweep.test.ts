import fc from 'fast-check';
import { readAccess } from '../../lib/access/read-access';
import type { JsonObject } from '../../lib/documents/json/json';
import { rolesAfterSignIn } from '../../lib/cli/access/roles-after-sign-in';
import { loadConfig } from '../../lib/config/load';
import { arbitraryConfig, type DeclaredGrant, type GeneratedConfig, TODAY } from '../support/arbitrary-config';
import { synthesize } from '../support/synthesize';
import { withConfig } from '../support/write-config';
import { document } from './support/federation';

/** Access read back from what a configuration synthesizes to. */
function accessOf(config: GeneratedConfig) {
  const { federation } = withConfig(config, (directory) => loadConfig(directory, { today: TODAY }));
  return readAccess([...synthesize(federation)].map(([name, json]) => document(json as JsonObject, name)));
}

function byPair(a: DeclaredGrant, b: DeclaredGrant): number {
  return key(a) < key(b) ? -1 : 1;
}
function key({ managementGroup, roleArn }: DeclaredGrant): string {
  return JSON.stringify([managementGroup, roleArn]);
}

describe.each(['single', 'per-account'] as const)('layout %s', (layout) => {
  test.each(['per-role-group', 'per-management-group'] as const)(
    'with rules %s, the grants in the plan are those in the configuration, none more and none fewer',
    (groupRules) => {
      fc.assert(
        fc.property(arbitraryConfig({ layout, groupRules }), (config) => {
          const access = accessOf(config);
          const read = access.grants.map(({ role: roleName, policies, ...grant }): DeclaredGrant => ({
            managementGroup: grant.managementGroup,
            accountId: grant.accountId,
            accountName: grant.accountName,
            roleName,
            roleArn: grant.roleArn,
            roleGroup: grant.roleGroup,
            providerArn: grant.providerArn,
            adopted: 'unknown' in policies,
            ...(grant.until === undefined ? {} : { until: grant.until }),
            ...(grant.reason === undefined ? {} : { reason: grant.reason }),
          }));
          expect(read).toEqual([...config.grants].sort(byPair));
          expect({ broken: access.broken, unknown: access.unknown }).toEqual({ broken: [], unknown: [] });
        }),
        { numRuns: 8 },
      );
    },
  );

  test('someone in some of the groups sees the roles that the configuration grants these, and AWS admits all of them', () => {
    const some = arbitraryConfig({ layout }).chain((config) =>
      fc.tuple(
        fc.constant(config),
        fc.subarray([...new Set(config.grants.map(({ managementGroup }) => managementGroup))]),
      ),
    );
    fc.assert(
      fc.property(some, ([config, groups]) => {
        const granted = config.grants.filter(({ managementGroup }) => groups.includes(managementGroup));
        const seen = rolesAfterSignIn(accessOf(config), groups);
        expect(seen.map(({ providerArn, roleArn }) => `${providerArn},${roleArn}`)).toEqual(
          [...new Set(granted.map(({ providerArn, roleArn }) => `${providerArn},${roleArn}`))].sort(),
        );
        expect(seen.filter(({ outcome }) => outcome !== 'admitted')).toEqual([]);
      }),
      { numRuns: 5 },
    );
  });
});
