import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** CDKTF is archived; its successor must always be one alias away. */
const ROOT = join(__dirname, '..', '..');
const HOOK = join(ROOT, '__tests__', 'support', 'use-cdk-terrain.js');

test.each(['config', 'examples/organization', 'examples/leaving'])(
  'CDK Terrain writes the same plan of %s as CDKTF',
  (configuration) => {
    const [theirs, ours] = [synthesize(configuration, ['-r', HOOK]), synthesize(configuration)];
    expect(theirs.size).toBeGreaterThan(0);
    expect(theirs).toEqual(ours);
  },
);

test('the alias is really taken', () => {
  const script = `console.log(require('cdktf/package.json').name, require.resolve('cdktf/lib/app'))`;
  const { stdout } = spawnSync(process.execPath, ['-r', HOOK, '-e', script], { cwd: ROOT, encoding: 'utf8' });
  expect(stdout).toMatch(/^cdktn .*\/node_modules\/cdktn\/lib\/app\.js/);
});

/** Stack → its plan, without the version that wrote it. */
function synthesize(configuration: string, flags: readonly string[] = []): Map<string, unknown> {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk-terrain-'));
  try {
    const { status, stderr } = spawnSync(process.execPath, [...flags, '-r', 'ts-node/register', 'main.ts'], {
      cwd: ROOT,
      env: { ...process.env, FEDERATION_CONFIG: configuration, FEDERATION_TODAY: '2026-06-15', CDKTF_OUTDIR: outdir },
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return new Map(
      readdirSync(join(outdir, 'stacks'))
        .sort()
        .map((name) => [name, plan(outdir, name)]),
    );
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function plan(outdir: string, stack: string): unknown {
  const text = readFileSync(join(outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8');
  const { '//': comment, ...rest } = JSON.parse(text) as { '//': { metadata: { version: string } } };
  const { version, ...metadata } = comment.metadata;
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  return { ...rest, metadata };
}
