import { App, TerraformStack } from 'cdktf';
import { invokeAspects } from 'cdktf/lib/synthesize/synthesizer';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../lib/config/load';
import { buildStacks } from '../../lib/stacks/build-stacks';
import { arbitraryConfig, TODAY } from '../support/arbitrary-config';
import { withConfig } from '../support/write-config';

const ofCdktf = (stack: TerraformStack): unknown => TerraformStack.prototype.toTerraform.call(stack);
const written = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('every stack is put together as CDKTF itself would', () => {
  fc.assert(
    fc.property(arbitraryConfig(), (config) => {
      const outdir = mkdtempSync(join(tmpdir(), 'stack-json-'));
      try {
        const app = new App({ outdir, stackTraces: false });
        buildStacks(
          app,
          withConfig(config, (directory) => loadConfig(directory, { today: TODAY }).federation),
        );
        const stacks = app.node.children.filter((child) => TerraformStack.isStack(child));
        expect(stacks.length).toBeGreaterThan(0);
        for (const stack of stacks) {
          invokeAspects(stack);
          expect(written(stack.toTerraform())).toEqual(written(ofCdktf(stack)));
        }
      } finally {
        rmSync(outdir, { recursive: true, force: true });
      }
    }),
    { numRuns: 30 },
  );
});
