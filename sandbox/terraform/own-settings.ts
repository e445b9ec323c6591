import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Product } from './find-terraform';

/** Written by `login`; it is read whatever `TF_CLI_CONFIG_FILE` says, and only holds tokens. */
const CREDENTIALS = 'credentials.tfrc.json';

/**
 * The user's CLI configuration files, in the order in which the program reads them. `TF_CLI_CONFIG_FILE` takes their
 * place as a whole, so the code that sets it has to carry on what is in them.
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file
 * @see https://opentofu.org/docs/cli/config/config-file/
 */
export function ownSettings(product: Product, env: NodeJS.ProcessEnv): string[] {
  const main = mainFile(product, env);
  const folder = settingsFolder(product, env);
  return [
    ...(main === undefined ? [] : [main]),
    ...list(folder)
      .filter((name) => /^[^.].*\.tfrc(\.json)?$/.test(name) && name !== CREDENTIALS)
      .map((name) => join(folder, name)),
  ];
}

function mainFile(product: Product, env: NodeJS.ProcessEnv): string | undefined {
  if (process.platform === 'win32') {
    const names = product === 'OpenTofu' ? ['tofu.rc', 'terraform.rc'] : ['terraform.rc'];
    return names.map((name) => join(env['APPDATA'] ?? '', name)).find((file) => existsSync(file));
  }
  const xdg = env['XDG_CONFIG_HOME'] ?? '';
  return [
    ...(product === 'OpenTofu' ? [join(home(env), '.tofurc')] : []),
    join(home(env), '.terraformrc'),
    ...(product === 'OpenTofu' && xdg !== '' ? [join(xdg, 'opentofu', 'tofurc')] : []),
  ].find((file) => existsSync(file));
}

function settingsFolder(product: Product, env: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32') return join(env['APPDATA'] ?? '', 'terraform.d');
  const usual = join(home(env), '.terraform.d');
  const xdg = env['XDG_CONFIG_HOME'] ?? '';
  return product === 'OpenTofu' && xdg !== '' && !existsSync(usual) ? join(xdg, 'opentofu') : usual;
}

function home(env: NodeJS.ProcessEnv): string {
  const set = env['HOME'] ?? '';
  return set === '' ? homedir() : set;
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
