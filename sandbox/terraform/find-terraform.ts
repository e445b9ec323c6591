import { execFileSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join, resolve, sep } from 'node:path';
import { programEnvironment } from './environment';
import { atLeast, parseVersion } from './version';

export type Product = 'Terraform' | 'OpenTofu';

/**
 * Adopted roles are released with `removed` blocks. Terraform has them since 1.7; OpenTofu has them since 1.7 as well,
 * but refuses their `lifecycle` block before 1.10.
 */
const OLDEST: Readonly<Record<Product, string>> = { Terraform: '1.7.0', OpenTofu: '1.10.0' };

/** The program that applies plans. */
export interface TerraformBinary {
  /** What the user runs: `terraform`, `tofu`, or the file name in `TERRAFORM_BINARY_NAME`. */
  readonly name: string;
  /** What it calls itself, whatever its file is named. */
  readonly product: Product;
  readonly path: string;
  /** e.g. `1.11.4` */
  readonly version: string;
}

/** Terraform is not installed, or too old. The message says what to do. */
export class TerraformMissing extends Error {
  constructor(found: string) {
    super(
      `${found} Install Terraform ${OLDEST.Terraform} or newer (https://developer.hashicorp.com/terraform/install) ` +
        `or OpenTofu ${OLDEST.OpenTofu} or newer (https://opentofu.org/docs/intro/install), so that "terraform" or ` +
        `"tofu" is on the PATH, or set TERRAFORM_BINARY_NAME to the program.`,
    );
    this.name = 'TerraformMissing';
  }
}

/**
 * Looks for the program that `TERRAFORM_BINARY_NAME` names, as CDKTF does; without it for `terraform`, then `tofu`, on
 * the PATH.
 * @throws TerraformMissing
 */
export function findTerraform(env: NodeJS.ProcessEnv = process.env): TerraformBinary {
  const chosen = env['TERRAFORM_BINARY_NAME'] ?? '';
  const tooOld: string[] = [];
  for (const name of chosen === '' ? ['terraform', 'tofu'] : [chosen]) {
    const path = pathOf(name, env);
    const about = path === undefined ? undefined : describe(path, env);
    if (path === undefined || about === undefined) continue;
    const { product, version } = about;
    if (atLeast(version, OLDEST[product])) return { name: name.split(sep).pop() ?? name, product, path, version };
    tooOld.push(`${product} ${version}, at least ${OLDEST[product]} is needed`);
  }
  if (tooOld.length > 0) throw new TerraformMissing(`Too old: ${tooOld.join('; ')}.`);
  throw new TerraformMissing(
    chosen === ''
      ? 'Neither "terraform" nor "tofu" was found.'
      : `TERRAFORM_BINARY_NAME is "${chosen}", which is neither Terraform nor OpenTofu, or was not found.`,
  );
}

/** A name is looked up on the PATH; a path is taken as it is. */
function pathOf(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const file = process.platform === 'win32' && !name.endsWith('.exe') ? `${name}.exe` : name;
  const candidates = /[\\/]/.test(name)
    ? [resolve(file)]
    : (env['PATH'] ?? '')
        .split(delimiter)
        .filter((folder) => folder !== '')
        .map((folder) => join(folder, file));
  return candidates.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function describe(path: string, env: NodeJS.ProcessEnv): { product: Product; version: string } | undefined {
  try {
    const text = execFileSync(path, ['version'], {
      encoding: 'utf8',
      // A configuration file that is named and missing makes Terraform warn; the version does not depend on it.
      env: { ...programEnvironment(env), CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: '' },
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 30_000,
    });
    const product = /^(Terraform|OpenTofu) v\d/m.exec(text)?.[1] as Product | undefined;
    const version = parseVersion(text);
    return product && version !== undefined ? { product, version } : undefined;
  } catch {
    return undefined;
  }
}
