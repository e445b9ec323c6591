import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What the report's page is made of at run time, and what no compiler writes. */
const ASSETS = ['lib/review/formats/html/style.css', 'lib/review/formats/html/browser'];

// Runs before `npm pack`: the package has compiled JavaScript, since TypeScript below node_modules is not compiled. A clone
// keeps running from source (docs/decisions/53), so nothing of this stays: `npm pack` removes it again.
rmSync('dist', { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
if (status !== 0) throw new Error('the package is not built: see the messages of tsc above');
for (const asset of ASSETS) cpSync(asset, join('dist', asset), { recursive: true });
