import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';

const ROOT = resolve(__dirname, '..');

/** Where the reference of the constructs is. */
export const API_PAGE = join(ROOT, 'docs', 'api.md');

/** The reference of what `lib/constructs` exports, from its doc comments. @throws Error for anything undocumented */
export async function apiPage(): Promise<string> {
  const out = mkdtempSync(join(tmpdir(), 'federation-api-'));
  try {
    const typedoc = join(ROOT, 'node_modules', 'typedoc', 'bin', 'typedoc');
    execFileSync(process.execPath, [typedoc, '--out', out, '--logLevel', 'Warn'], { cwd: ROOT, encoding: 'utf8' });
    const page = readFileSync(join(out, 'README.md'), 'utf8');
    return await format(page, { ...(await resolveConfig(API_PAGE)), filepath: API_PAGE });
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
