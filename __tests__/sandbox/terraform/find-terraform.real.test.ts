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
const find = () => findTerraform({ PATH: bin });

test('takes OpenTofu where Terraform is missing or too old', () => {
  install('terraform', 'Terraform v1.5.7');
  install('tofu', 'OpenTofu v1.9.0');
  expect(find()).toEqual({ name: 'tofu', path: join(bin, 'tofu'), version: '1.9.0' });
});

test('says what to install where there is none', () => {
  expect(find).toThrow(TerraformMissing);
  expect(find).toThrow(/Neither "terraform" nor "tofu" was found\. Install Terraform 1\.7\.0 or newer/);
});

test('says which version is too old', () => {
  install('terraform', 'Terraform v1.6.9');
  expect(find).toThrow('Too old: terraform 1.6.9.');
});

test('a program that is no Terraform is none', () => {
  install('terraform', 'hello');
  expect(find).toThrow(TerraformMissing);
});
