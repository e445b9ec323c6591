import { TERRAFORM } from '../../../lib/cli/applying-program';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdktf';
import { provisioningOutputs } from '../../../lib/cli/handover/outputs';
import { loadConfig } from '../../../lib/config/load';
import { buildStacks } from '../../../lib/stacks/build-stacks';
import { temporaryFolder } from '../support/temporary';

test.each([
  ['single', undefined],
  ['per-account', undefined],
  ['single', 'keybase:mueller'],
] as const)('in the layout %s, with the PGP key %s, the outputs that are named are there', (layout, pgpKey) => {
  const { federation } = loadConfig('config', { today: '2026-06-01' });
  const { provisioningUser } = federation;
  if (provisioningUser === undefined) throw new Error('the shipped configuration has a provisioning user');
  const changed = {
    ...federation,
    layout,
    provisioningUser: { ...provisioningUser, ...(pgpKey === undefined ? {} : { pgpKey }) },
  };
  const outdir = temporaryFolder();
  const app = new App({ outdir });
  buildStacks(app, changed);
  app.synth();
  const { keyId, secret } = provisioningOutputs(changed, 'a', TERRAFORM);
  for (const command of [keyId, secret]) {
    const [, stack = '', name = ''] = /-chdir=cdktf\.out\/stacks\/(\S+) output -raw (\S+)$/.exec(command) ?? [];
    const json = JSON.parse(readFileSync(join(outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8')) as {
      output: Record<string, unknown>;
    };
    expect(Object.keys(json.output)).toContain(name);
  }
});
