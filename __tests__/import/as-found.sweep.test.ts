import fc from 'fast-check';
import { type Access, readAccess } from '../../lib/access';
import { type JsonObject, readLiveStates } from '../../lib/documents';
import { rolesAfterSignIn } from '../../lib/cli/access/roles-after-sign-in';
import { loadConfig } from '../../lib/config/load';
import { compareGrants } from '../../lib/import/compare-grants';
import { writeImport } from '../../lib/import/write/write-import';
import { asStates } from '../../lib/live/as-states';
import type { Snapshot } from '../../lib/live/snapshot';
import { document } from '../access/support/federation';
import { arbitraryAsFound } from '../support/arbitrary-as-found';
import { TODAY, type GeneratedConfig } from '../support/arbitrary-config';
import { type StackJson, synthesize } from '../support/synthesize';
import { withConfig } from '../support/write-config';
import { snapshotOfStacks } from './support/snapshot-of-stacks';

const stacksOf = (config: Pick<GeneratedConfig, 'files'>): Map<string, StackJson> =>
  withConfig(config, (directory) => synthesize(loadConfig(directory, { today: TODAY }).federation));
const declaredBy = (stacks: ReadonlyMap<string, StackJson>): Access =>
  readAccess([...stacks].map(([name, json]) => document(json as JsonObject, name)));
const liveIn = (snapshot: Snapshot): Access => readAccess(readLiveStates(asStates(snapshot)));

const forEvery = (check: (config: GeneratedConfig) => void, numRuns: number) =>
  fc.assert(fc.property(arbitraryAsFound(), check), { numRuns });
const pairs = ({ grants }: Pick<Access | GeneratedConfig, 'grants'>) =>
  grants
    .map(({ managementGroup, roleGroup, roleArn, providerArn }) =>
      JSON.stringify([managementGroup, roleGroup, roleArn, providerArn]),
    )
    .sort();

test('they hold every key that says things as they are', () => {
  const text = JSON.stringify(fc.sample(arbitraryAsFound(), { numRuns: 100, seed: 1 }).map(({ files }) => [...files]));
  const keys = ['roleName', 'groupName', 'group', 'groupFilter', 'roleValuePattern', 'path', 'unreachable'];
  for (const key of [...keys, 'joinAllRoles', 'appFilter', 'loginUrl', 'assign', 'assignedTo', 'pattern'])
    expect(text).toContain(`"${key}":`);
});

test('the plan grants what the keys say, and the picker lists it for everybody in these groups', () => {
  forEvery((config) => {
    const access = declaredBy(stacksOf(config));
    expect(pairs(access)).toEqual(pairs(config));
    const groups = [...new Set(config.grants.map(({ managementGroup }) => managementGroup))];
    for (const theirs of [[], groups, ...groups.map((group) => [group])]) {
      const granted = config.grants.filter(({ managementGroup }) => theirs.includes(managementGroup));
      const listed = rolesAfterSignIn(access, theirs).map(({ roleArn, outcome }) => `${outcome} ${roleArn}`);
      expect(listed.sort()).toEqual([...new Set(granted.map(({ roleArn }) => `admitted ${roleArn}`))].sort());
    }
  }, 40);
});

test('once applied, what is live grants the same, and so does what an import writes of it', () => {
  forEvery((config) => {
    const snapshot = snapshotOfStacks(stacksOf(config));
    const live = liveIn(snapshot);
    expect(pairs(live)).toEqual(pairs(config));
    if (config.grants.length === 0) return;
    const { files, report } = writeImport(snapshot);
    expect(report.filter(({ outcome }) => outcome === 'cannot be said')).toEqual([]);
    const comparison = compareGrants(live, declaredBy(stacksOf({ files })));
    const same = new Set(pairs(config)).size;
    expect(comparison).toMatchObject({ same, missing: [], added: [], different: [] });
  }, 25);
});
