import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { App } from 'cdktf';
import { readAccess } from '../lib/access/read-access';
import { readSynthesized } from '../lib/documents/read-synthesized';
import { loadConfig } from '../lib/config/load';
import type { Report } from '../lib/review/model';
import { review } from '../lib/review/review';
import { buildStacks } from '../lib/stacks/build-stacks';

const ROOT = resolve(__dirname, '..');
const PATCHES = join(ROOT, 'docs', 'review');
/** Before the grants of the examples end. */
const TODAY = '2026-06-01';

/** A change to the shipped configuration, and its report. */
export interface Example {
  /** As `patch` reads it, from the project's folder. */
  readonly patch: string;
  readonly report: Report;
}

/**
 * Applies `docs/review/<name>.patch` to a copy of the shipped configuration and its stacks, and compares.
 * @throws Error if the patch no longer fits
 */
export function example(name: string): Example {
  const patch = readFileSync(join(PATCHES, `${name}.patch`), 'utf8');
  const folder = mkdtempSync(join(tmpdir(), 'review-example-'));
  const [config, outdir] = [join(folder, 'config'), join(folder, 'cdktf.out')];
  const access = () => readAccess(readSynthesized(outdir));
  const synthesize = () => {
    rmSync(outdir, { recursive: true, force: true });
    const app = new App({ outdir });
    buildStacks(app, loadConfig(config, { today: TODAY }).federation);
    app.synth();
  };
  try {
    cpSync(join(ROOT, 'config'), config, { recursive: true });
    synthesize();
    const before = access();
    apply(patch, folder);
    // Stacks that the patch itself changes are read as it leaves them.
    if (!patch.includes('+++ b/cdktf.out/')) synthesize();
    return { patch, report: review({ before, after: access(), today: TODAY }) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function apply(patch: string, folder: string): void {
  // Inside of a checkout, git would leave out whatever is not below its top folder.
  const env = { ...process.env, GIT_CEILING_DIRECTORIES: resolve(folder, '..') };
  execFileSync('git', ['apply', '-'], { cwd: folder, env, input: patch, stdio: ['pipe', 'ignore', 'pipe'] });
}
