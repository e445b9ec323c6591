import { execFileSync } from 'node:child_process';

test('docs/api.md is what the doc comments of the constructs say', () => {
  const check = () =>
    execFileSync('node', ['-r', 'ts-node/register', 'scripts/write-api.ts', '--check'], { stdio: 'pipe' });
  expect(check).not.toThrow();
});
