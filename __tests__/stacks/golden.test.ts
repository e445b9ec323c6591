import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadConfig } from '../../lib/config/load';
import { synthesizedFiles } from '../support/synthesize';

/**
 * The plan of each example configuration, committed, so that a change to the code shows what it does to plans.
 * Renew them with `RENEW_GOLDEN=1 npx jest __tests__/stacks/golden.test.ts`, and read the difference.
 */
const GOLDEN = join(__dirname, 'golden');
const ROOT = join(__dirname, '..', '..');
const CONFIGURATIONS = ['config', ...folders(join(ROOT, 'examples')).map((name) => `examples/${name}`)].filter((name) =>
  existsSync(join(ROOT, name, 'federation.yaml')),
);
const renew = (process.env['RENEW_GOLDEN'] ?? '') !== '';

test('every example is here', () => expect(CONFIGURATIONS.length).toBeGreaterThan(4));

describe.each(CONFIGURATIONS)('the plan of %s', (configuration) => {
  const golden = join(GOLDEN, configuration.replace('/', '-'));
  const { federation } = loadConfig(join(ROOT, configuration), { today: '2026-06-15' });
  const plans = new Map(
    [...synthesizedFiles(federation)]
      .filter(([path]) => path.startsWith('stacks/'))
      .map(([path, text]) => [`${path.split('/')[1] ?? ''}.json`, withoutPlace(text)]),
  );
  if (renew) write(golden, plans);

  test('has the committed stacks (RENEW_GOLDEN=1 renews them)', () => {
    expect([...plans.keys()].sort()).toEqual(existsSync(golden) ? readdirSync(golden).sort() : []);
  });

  test.each([...plans])('%s reads as committed (RENEW_GOLDEN=1 renews it)', (name, text) => {
    expect(text).toBe(readFileSync(join(golden, name), 'utf8'));
  });
});

/** The state's place is told relative to the output folder, which is a different one in each run. */
function withoutPlace(text: string): string {
  return `${text.replace(/"path": "(?:\.\.\/)+[^"]*\/([^/"]+\.tfstate)"/g, '"path": "<project>/$1"')}\n`;
}

function write(directory: string, plans: ReadonlyMap<string, string>): void {
  rmSync(directory, { recursive: true, force: true });
  for (const [name, text] of plans) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
}

function folders(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
