import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { atLeast, parseVersion } from './version';

/** `removed` blocks, with which adopted roles are given back, came with 1.7. */
const OLDEST = '1.7.0';

/** The program that applies plans. */
export interface TerraformBinary {
  /** `terraform` or `tofu` */
  readonly name: string;
  readonly path: string;
  /** e.g. `1.11.4` */
  readonly version: string;
}

/** Terraform is not installed, or too old. Its message says what to do. */
export class TerraformMissing extends Error {
  constructor(found: string) {
    super(
      `${found} Install Terraform ${OLDEST} or newer (https://developer.hashicorp.com/terraform/install) ` +
        `or OpenTofu (https://opentofu.org/docs/intro/install), so that "terraform" or "tofu" is on the PATH.`,
    );
    this.name = 'TerraformMissing';
  }
}

/**
 * Looks for `terraform`, then `tofu`, on the PATH.
 * @throws TerraformMissing
 */
export function findTerraform(env: NodeJS.ProcessEnv = process.env): TerraformBinary {
  const tooOld: string[] = [];
  for (const name of ['terraform', 'tofu']) {
    const path = onPath(name, env);
    const version = path === undefined ? undefined : versionOf(path, env);
    if (path === undefined || version === undefined) continue;
    if (atLeast(version, OLDEST)) return { name, path, version };
    tooOld.push(`${name} ${version}`);
  }
  throw new TerraformMissing(
    tooOld.length > 0 ? `Too old: ${tooOld.join(', ')}.` : 'Neither "terraform" nor "tofu" was found.',
  );
}

function onPath(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, file))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function versionOf(path: string, env: NodeJS.ProcessEnv): string | undefined {
  try {
    const text = execFileSync(path, ['version'], {
      encoding: 'utf8',
      // A configuration file that is named and missing makes Terraform warn; it has no bearing on the version.
      env: { ...env, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: '' },
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 30_000,
    });
    return parseVersion(text);
  } catch {
    return undefined;
  }
}
