import { App } from 'cdktf';
import { compareStacks } from '../../../lib/cli/changed/compare';
import { readStacks } from '../../../lib/cli/changed/read-stacks';
import type { SynthesizedStack } from '../../../lib/cli/changed/stack';
import type { Federation } from '../../../lib/config/model';
import { buildStacks } from '../../../lib/stacks/build-stacks';
import { account, federation, idOf } from '../../support/federation';
import { temporaryFolder } from '../support/temporary';

/** As `federation changed` reads them. */
function stacksOf(config: Federation): SynthesizedStack[] {
  const outdir = temporaryFolder();
  const app = new App({ outdir });
  buildStacks(app, config);
  app.synth();
  return readStacks(outdir, { tool: 'unknown' });
}

const having = (accounts: Federation['accounts']) => stacksOf(federation({ layout: 'per-account', accounts }));
const applied = having([account('Tech'), account('Leaving')]);
const retired = having([account('Tech'), account('Leaving', { retired: true })]);
const leaving = `account-${idOf('Leaving')}`;

test('an account that retires is applied after its groups have stopped pointing to its roles', () => {
  const { changed } = compareStacks(retired, applied);
  const stage = new Map(changed.map((each) => [each.stack, each.stage]));
  expect(changed.map(({ stack }) => stack)).toEqual(['okta', leaving]);
  expect(stage.get(leaving)).toBeGreaterThan(stage.get('okta') ?? Infinity);
});

test('once that is applied its file may go, and nothing of it is left', () => {
  const { changed, gone } = compareStacks(having([account('Tech')]), retired);
  expect(changed).toEqual([]);
  expect(gone).toMatchObject([
    { stack: leaving, objects: 0, needs: expect.stringContaining('nothing of it is left') as string },
  ]);
});

test('a file that goes too early leaves objects that nothing manages', () => {
  const { gone } = compareStacks(having([account('Tech')]), applied);
  expect(gone).toMatchObject([{ stack: leaving, needs: expect.stringContaining('"retired: true"') as string }]);
  expect(gone[0]?.objects).toBeGreaterThan(1);
});
