import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesize } from '../../../lib/cli/sources/synthesize';
import { copyOfConfig, filesIn, temporaryFolder } from '../support/temporary';

// Whole programs are started here, on machines that may be busy.

const today = '2026-06-01';

test('makes what cdktf synth makes', async () => {
  const outdir = join(temporaryFolder(), 'cdktf.out');
  await synthesize({ config: copyOfConfig(), outdir, today });
  const stack = readFileSync(join(outdir, 'stacks', 'federation', 'cdk.tf.json'), 'utf8');
  expect(Object.keys((JSON.parse(stack) as { resource: object }).resource)).toContain('okta_app_saml');
});

test('tells the problems of a configuration, and writes nothing', async () => {
  const config = copyOfConfig({ 'accounts/one.yaml': 'id: 12\nname: One\n' });
  const folder = temporaryFolder();
  const made = synthesize({ config, outdir: join(folder, 'cdktf.out'), today });
  await expect(made).rejects.toThrow(`${config}/accounts/one.yaml:1:5  id: `);
  await expect(made).rejects.toMatchObject({ name: 'Failure' });
  expect(filesIn(folder)).toEqual({});
});
