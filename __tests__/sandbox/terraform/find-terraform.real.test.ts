import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTerraform, TerraformMissing } from '../../../sandbox/terraform/find-terraform';

let bin: string;
beforeEach(() => (bin = mkdtempSync(join(tmpdir(), 'bin-'))));
afterEach(() => rmSync(bin, { recursive: true, force: true }));

function install(name: string, says: string): void {
  const file = join(bin, name);
  writeFileSync(file, `#!/bin/sh\necho '${says}'\n`);
  chmodSync(file, 0o755);
}
const find = (env: NodeJS.ProcessEnv = {}) => findTerraform({ PATH: bin, ...env });

test('takes OpenTofu where Terraform is missing or too old', () => {
  install('terraform', 'Terraform v1.5.7');
  install('tofu', 'OpenTofu v1.10.0');
  expect(find()).toEqual({ name: 'tofu', product: 'OpenTofu', path: join(bin, 'tofu'), version: '1.10.0' });
});

test('says what to install where there is none', () => {
  expect(() => find()).toThrow(TerraformMissing);
  expect(() => find()).toThrow(/Neither "terraform" nor "tofu" was found\. Install Terraform 1\.7\.0 or newer/);
  expect(() => find()).toThrow('OpenTofu 1.10.0 or newer');
});

test('says which version is too old, for each program', () => {
  install('terraform', 'Terraform v1.6.9');
  install('tofu', 'OpenTofu v1.9.3');
  expect(() => find()).toThrow(
    'Too old: Terraform 1.6.9, at least 1.7.0 is needed; OpenTofu 1.9.3, at least 1.10.0 is needed.',
  );
});

test('a program is what it calls itself, not what its file is named', () => {
  install('terraform', 'OpenTofu v1.9.3');
  expect(() => find()).toThrow('Too old: OpenTofu 1.9.3');
  install('terraform', 'OpenTofu v1.11.0');
  expect(find()).toMatchObject({ name: 'terraform', product: 'OpenTofu' });
});

describe('TERRAFORM_BINARY_NAME', () => {
  beforeEach(() => {
    install('terraform', 'Terraform v1.11.4');
    install('tofu', 'OpenTofu v1.10.0');
  });

  test('chooses a program by name', () => {
    expect(find({ TERRAFORM_BINARY_NAME: 'tofu' })).toMatchObject({ product: 'OpenTofu', path: join(bin, 'tofu') });
  });

  test('chooses a program by path, which need not be on the PATH', () => {
    const found = find({ PATH: '/nowhere', TERRAFORM_BINARY_NAME: join(bin, 'tofu') });
    expect(found).toMatchObject({ name: 'tofu', path: join(bin, 'tofu') });
  });

  test('never falls back to another program', () => {
    expect(() => find({ TERRAFORM_BINARY_NAME: 'opentofu' })).toThrow('TERRAFORM_BINARY_NAME is "opentofu"');
  });

  test('counts as not set where it is empty', () => {
    expect(find({ TERRAFORM_BINARY_NAME: '' })).toMatchObject({ product: 'Terraform' });
  });
});

test('a program that is neither Terraform nor OpenTofu does not count', () => {
  install('terraform', 'hello 1.11.4');
  expect(() => find()).toThrow(TerraformMissing);
});
