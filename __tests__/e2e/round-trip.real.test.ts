import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { narrator } from '../../sandbox/run/narrator';
import type { Sandbox } from '../../sandbox/run/sandbox';
import { startSandbox } from '../../sandbox/run/start-sandbox';
import { runCli } from '../cli/support/run-cli';
import { lendEnvironment } from '../support/lend-environment';
import { AWS_PROVIDER, describeWith, OKTA_PROVIDER } from '../support/real-parts';
import { expectToTakeOver } from './support/take-over';

/** `FEDERATION_ROUND_TRIP=config,examples/organization`: all of them take minutes. */
const CONFIGS = (process.env['FEDERATION_ROUND_TRIP'] ?? 'config').split(',');

describeWith([OKTA_PROVIDER, AWS_PROVIDER], 'what was applied, with its state lost, taken over again', () => {
  describe.each(CONFIGS)('%s', (config) => {
    let sandbox: Sandbox;
    let folder = '';
    let takeBack: () => void = () => undefined;
    const at = (name: string) => join(folder, name);

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), `round-trip-${basename(config)}-`));
      sandbox = await startSandbox({ config, narrator: narrator(() => undefined) });
      takeBack = lendEnvironment(sandbox.parts.environment);
    });
    afterAll(async () => {
      takeBack();
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
      const live = JSON.parse(readFileSync(at('live.json'), 'utf8')) as unknown;
      const { okta, parts } = sandbox;
      const { terraforming } = parts;
      await expectToTakeOver({ config: at('config'), work: at('work'), live, org: okta.org, terraforming });
    });
  });
});
