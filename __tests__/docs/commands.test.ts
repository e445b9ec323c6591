import { readFileSync } from 'node:fs';
import { commandsPage } from '../../scripts/commands-page';

test('docs/commands.md is what the commands say of themselves (else: npx ts-node scripts/write-commands.ts)', async () => {
  expect(readFileSync('docs/commands.md', 'utf8')).toBe(await commandsPage());
});
