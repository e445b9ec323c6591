import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { passedOn, synthesize } from '../../../lib/cli/sources/synthesize';
import { copyOfConfig, filesIn, temporaryFolder } from '../support/temporary';

// Whole programs are started here, on machines that may be busy.

const today = '2026-06-01';

test('makes what cdktf synth makes', async () => {
  const outdir = join(temporaryFolder(), 'cdktf.out');
  await synthesize({ config: copyOfConfig(), outdir, today });
  const stack = readFileSync(join(outdir, 'stacks', 'federation', 'cdk.tf.json'), 'utf8');
  expect(Object.keys((JSON.parse(stack) as { resource: object }).resource)).toContain('okta_app_saml');
});

test('reports the problems of a configuration, and writes nothing', async () => {
  const config = copyOfConfig({ 'accounts/one.yaml': 'id: 12\nname: One\n' });
  const folder = temporaryFolder();
  const made = synthesize({ config, outdir: join(folder, 'cdktf.out'), today });
  await expect(made).rejects.toThrow(`${config}/accounts/one.yaml:1:5  id: `);
  await expect(made).rejects.toMatchObject({ name: 'Failure' });
  expect(filesIn(folder)).toEqual({});
});

test('the code of another side gets PATH, HOME and the variables of this program, and nothing else', async () => {
  const checkout = temporaryFolder();
  symlinkSync(resolve('node_modules'), join(checkout, 'node_modules'));
  writeFileSync(join(checkout, 'tsconfig.json'), readFileSync('tsconfig.json'));
  writeFileSync(
    join(checkout, 'main.ts'),
    `require('node:fs').writeFileSync(process.env.CDKTF_OUTDIR!, Object.keys(process.env).sort().join());`,
  );
  const secrets = {
    OKTA_API_TOKEN: 'x',
    AWS_SECRET_ACCESS_KEY: 'x',
    GITHUB_TOKEN: 'x',
    TF_VAR_x: 'x',
    NODE_OPTIONS: '',
  };
  Object.assign(process.env, secrets);
  try {
    const seen = join(checkout, 'seen');
    await synthesize({ config: 'config', outdir: seen, checkout, today });
    const own = Object.keys(process.env).filter((name) => name.startsWith('FEDERATION_'));
    const passed = new Set([...own, 'CDKTF_OUTDIR', 'FEDERATION_CONFIG', 'FEDERATION_TODAY', 'HOME', 'PATH']);
    expect(readFileSync(seen, 'utf8')).toBe([...passed].sort().join());
  } finally {
    for (const name of Object.keys(secrets)) Reflect.deleteProperty(process.env, name);
  }
});

test.each(['PATH', 'HOME', 'FEDERATION_TODAY'])('%s is passed on', (name) => {
  expect(passedOn({ [name]: 'x' })).toEqual({ [name]: 'x' });
});

test.each([
  'path',
  'HOMEPATH',
  'XPATH',
  'FEDERATION',
  'A_FEDERATION_X',
  'OKTA_API_TOKEN',
  'AWS_PROFILE',
  'NODE_OPTIONS',
  'LD_PRELOAD',
])('%s is not passed on', (name) => {
  expect(passedOn({ [name]: 'x' })).toEqual({});
});
