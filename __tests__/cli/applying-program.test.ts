import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { applyingProgram } from '../../lib/cli/applying-program';
import { handoverSteps } from '../../lib/cli/handover/steps';
import { loadConfig } from '../../lib/config/load';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** A folder with these programs; those with a `!` can't be run. */
function folder(...programs: string[]): string {
  const made = mkdtempSync(join(tmpdir(), 'federation-path-'));
  folders.push(made);
  for (const program of programs) {
    const file = join(made, program.replace('!', ''));
    writeFileSync(file, '');
    chmodSync(file, program.startsWith('!') ? 0o600 : 0o700);
  }
  return made;
}

test.each([
  ['terraform', ['terraform'], 'Terraform'],
  ['terraform', ['tofu', 'terraform'], 'Terraform'],
  ['tofu', ['tofu'], 'OpenTofu'],
  ['tofu', ['!terraform', 'tofu'], 'OpenTofu'],
  ['terraform', [], 'Terraform'],
])('it is %s where the PATH has %j', (command, programs, product) => {
  expect(applyingProgram({ PATH: folder(...programs) })).toEqual({ command, product });
});

test('Terraform goes before OpenTofu, wherever they are on the PATH', () => {
  expect(applyingProgram({ PATH: [folder('tofu'), folder('terraform')].join(delimiter) }).command).toBe('terraform');
});

test.each([
  ['tofu', 'OpenTofu'],
  ['/opt/tofu/bin/tofu', 'OpenTofu'],
  ['/opt/tofu/bin/terraform', 'Terraform'],
])('TERRAFORM_BINARY_NAME goes before the PATH: %s', (command, product) => {
  const env = { TERRAFORM_BINARY_NAME: command, PATH: folder('terraform') };
  expect(applyingProgram(env)).toEqual({ command, product });
});

test('handover names the program that runs, in its texts and in its command lines', () => {
  const { federation } = loadConfig('config', { today: '2026-06-01' });
  const text = JSON.stringify(handoverSteps(federation, { command: 'tofu', product: 'OpenTofu' }));
  expect(text).toContain('tofu -chdir=cdktf.out/stacks/');
  expect(text).toContain('Give OpenTofu a way to sign in to Okta');
  expect(text).not.toMatch(/terraform -chdir|Give Terraform|runs Terraform/);
});
