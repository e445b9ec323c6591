import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'federation-synth-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** A home folder that can't even be made, for whatever user runs the tests. */
const HOME = join(work, 'file', 'home');
writeFileSync(join(work, 'file'), '');

function synth(outdir: string, command: string, ...args: string[]) {
  const { status, stderr } = spawnSync(command, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: {
      ...process.env,
      FEDERATION_CONFIG: 'examples/organization',
      FEDERATION_TODAY: '2026-06-15',
      CDKTF_OUTDIR: outdir,
      CHECKPOINT_DISABLE: '1',
      CI: '1',
      HOME,
      // As docs/operating.md says for such a home folder; npm run synth needs neither.
      ...(command === 'npx' && { CDKTF_HOME: join(work, 'cdktf-home'), CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1' }),
    },
  });
  return { status, stderr };
}

test('npm run synth works on every supported Node.js, with a home folder that cannot be written', () => {
  const outdir = join(work, 'npm-alone');
  expect(synth(outdir, 'npm', 'run', '--silent', 'synth').status).toBe(0);
  expect(readdirSync(outdir)).toContain('manifest.json');
});

test('npm run synth writes what cdktf synth writes, to the letter, with a home folder that cannot be written', () => {
  const [ours, theirs] = [join(work, 'npm'), join(work, 'cdktf')];
  expect(synth(ours, 'npm', 'run', '--silent', 'synth').status).toBe(0);
  expect(synth(theirs, 'npx', '--no-install', 'cdktf', 'synth', '--output', theirs).status).toBe(0);
  const written = filesIn(theirs);
  expect(written).toContain('manifest.json');
  expect(filesIn(ours)).toEqual(written);
  for (const file of written)
    expect(readFileSync(join(ours, file), 'utf8')).toBe(readFileSync(join(theirs, file), 'utf8'));
});

function filesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();
}
