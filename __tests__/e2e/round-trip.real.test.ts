import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { JsonObject } from '../../lib/access';
import { checkPlans } from '../../lib/import/check/check-plans';
import { LiveIndex } from '../../lib/import/live/live-index';
import { parseSnapshot } from '../../lib/live/parse-snapshot';
import { snapshot as everything } from '../../sandbox/okta/snapshot';
import { terraformFor } from '../../sandbox/run/apply-stacks';
import { narrator } from '../../sandbox/run/narrator';
import type { Sandbox } from '../../sandbox/run/sandbox';
import { startSandbox } from '../../sandbox/run/start-sandbox';
import { synthesize } from '../../sandbox/stacks/synthesize';
import { runCli } from '../cli/support/run-cli';
import { AWS_PROVIDER, describeWith, OKTA_PROVIDER } from '../support/real-parts';

/** `FEDERATION_ROUND_TRIP=config,examples/organization`: all of them take minutes. */
const CONFIGS = (process.env['FEDERATION_ROUND_TRIP'] ?? 'config').split(',');

describeWith([OKTA_PROVIDER, AWS_PROVIDER], 'what was applied, with its state lost, taken over again', () => {
  describe.each(CONFIGS)('%s', (config) => {
    let sandbox: Sandbox;
    let folder = '';
    const at = (name: string) => join(folder, name);
    const live = () => JSON.parse(readFileSync(at('live.json'), 'utf8')) as unknown;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), `round-trip-${basename(config)}-`));
      sandbox = await startSandbox({ config, narrator: narrator(() => undefined) });
      Object.assign(process.env, sandbox.parts.environment);
    });
    afterAll(async () => {
      for (const name of Object.keys(sandbox.parts.environment)) Reflect.deleteProperty(process.env, name);
      await sandbox.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    test('the configuration that is written is valid and grants the same', async () => {
      const options = { env: { ...sandbox.parts.environment } };
      const read = ['snapshot', '--config', config, '--people', '--max-okta-share', '100', '--out', at('live.json')];
      expect(await runCli(read, options)).toMatchObject({ code: 0 });
      const { code, out, err } = await runCli(
        ['import', '--snapshot', at('live.json'), '--out', at('config')],
        options,
      );
      expect({ code, out, err }).toMatchObject({
        code: 0,
        out: expect.stringContaining('valid, and grants') as string,
      });
    });

    test('its plan takes everything over, the apply changes nothing, and the second plan is empty', async () => {
      const index = new LiveIndex(parseSnapshot(live()));
      const { okta, parts } = sandbox;
      const before = JSON.stringify(everything(okta.org), withoutTimes);
      mkdirSync(at('work'));
      const stacks = await synthesize({ config: at('config'), work: at('work') });
      for (const stack of stacks) {
        const terraform = terraformFor(stack, parts.terraforming);
        await terraform.init();
        await terraform.plan('tfplan');
        const json = (await terraform.show('tfplan')) as JsonObject;
        const { changes, overall } = checkPlans([{ name: stack.name, json }], index, []);
        expect({ overall, refused: changes.filter(({ refusals }) => refusals.length > 0) }).toEqual({
          overall: [],
          refused: [],
        });
        expect(new Set(changes.map(({ verdict }) => verdict))).not.toContain('real');
        expect(changes.filter(({ action, type }) => action === 'create' && type !== 'terraform_data')).toEqual([]);
        await terraform.apply('tfplan');
      }
      expect(JSON.stringify(everything(okta.org), withoutTimes)).toBe(before);
      for (const stack of stacks) expect(await terraformFor(stack, parts.terraforming).plan('tfplan')).toBe(false);
    });
  });
});

/** A request of the same value changes when something was written last, and nothing else. */
function withoutTimes(key: string, value: unknown): unknown {
  return /^lastUpdated$|^lastMembershipUpdated$/.test(key) ? undefined : value;
}
