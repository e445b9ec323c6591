import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { findTerraform, TerraformMissing } from '../../sandbox/terraform/find-terraform';

const ROOT = resolve(__dirname, '..', '..');

function hasOpenTofu(): boolean {
  try {
    return findTerraform({ ...process.env, TERRAFORM_BINARY_NAME: 'tofu' }).product === 'OpenTofu';
  } catch (error) {
    if (error instanceof TerraformMissing) return false;
    throw error;
  }
}

const found = hasOpenTofu();
if (!found)
  process.stderr.write('\nSKIPPED, NOT PROVEN HERE: the demonstration with OpenTofu; "tofu" is not on the PATH.\n');

(found ? test : test.skip)(
  'the demonstration runs with OpenTofu where no Terraform is installed, and names OpenTofu',
  () => {
    const directory = mkdtempSync(join(tmpdir(), 'only-tofu-'));
    try {
      const { status, stdout } = spawnSync(process.execPath, ['-r', 'ts-node/register', 'sandbox/demo.ts'], {
        cwd: ROOT,
        env: { ...process.env, PATH: withoutTerraform(directory), TERRAFORM_BINARY_NAME: '' },
        encoding: 'utf8',
      });
      expect(stdout).toMatch(/with tofu \d+\.\d+\.\d+\n/);
      expect(stdout).toContain('1. OpenTofu applied the');
      expect(stdout).toContain('the next sign-in found no role');
      expect(stdout).not.toContain('Terraform');
      expect(status).toBe(0);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  },
);

/** A folder with a link to every program of the PATH but Terraform. */
function withoutTerraform(directory: string): string {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter).filter((folder) => existsSync(folder)))
    for (const name of readdirSync(folder))
      if (!name.startsWith('terraform') && !existsSync(join(directory, name)))
        try {
          symlinkSync(join(folder, name), join(directory, name));
        } catch {
          // A dangling link of the same name is there already.
        }
  return directory;
}
