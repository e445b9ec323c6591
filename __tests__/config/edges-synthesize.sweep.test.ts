import { Testing } from 'cdktf';
import { loadConfig } from '../../lib/config/load';
import { buildStacks } from '../../lib/stacks/build-stacks';
import { LIMITS, VALID, type Files } from './support/edges';
import { TODAY, withFiles } from './support/fixtures';

/** These make thousands of resources; lib/stacks has its own tests of size. */
const LARGE = ['group rules, one for each role group', 'roles of an account'];

const edges: (readonly [string, Files])[] = [
  ...LIMITS.map(([name, inside]) => [name, inside] as const).filter(([name]) => !LARGE.includes(name)),
  ...VALID,
];

test.each(edges)('what is just legal becomes a plan, in both layouts: %s', (_, files) => {
  const federation = withFiles(files, (directory) => loadConfig(directory, { today: TODAY }).federation);
  for (const layout of ['single', 'per-account'] as const) {
    const app = Testing.app();
    buildStacks(app, { ...federation, layout });
    expect(() => app.synth()).not.toThrow();
  }
});
