import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { Failure } from './failure';
import type { Io } from './io';

/** Where this program's code is: the checkout, or the folder of compiled code in an installed package. */
export const CODE = resolve(__dirname, '..', '..');

/** The checkout or package that this program belongs to. */
export const ROOT = existsSync(join(CODE, 'package.json')) ? CODE : dirname(CODE);

/** What makes a folder a configuration. */
const MAIN_FILE = 'federation.yaml';

/**
 * Directory of the configuration, relative to where the user stands if it lies below: `--config`, else the environment
 * variable `FEDERATION_CONFIG`, else the nearest `config` that has a `federation.yaml`, in this folder or above it,
 * else the checkout's own.
 * @throws Failure where there is none
 */
export function configDirectory(named: string | undefined, { env, cwd }: Pick<Io, 'env' | 'cwd'>): string {
  const given = named ?? env['FEDERATION_CONFIG'];
  if (given !== undefined && given !== '') return shown(resolve(cwd, given), cwd);
  // A copy that was installed as a package has an example configuration, which is nobody's own.
  const own = ROOT.split(sep).includes('node_modules') ? [] : [ROOT];
  const found = [...upwards(cwd), ...own].map((folder) => join(folder, 'config')).find(isConfiguration);
  if (found !== undefined) return shown(found, cwd);
  throw new Failure(
    `no configuration: neither ${cwd} nor a folder above it has config/${MAIN_FILE} ` +
      `(name the directory with --config DIR or in FEDERATION_CONFIG)`,
  );
}

/** A path as the user would write it: relative where that is below `cwd`. */
export function shown(path: string, cwd: string): string {
  const short = relative(cwd, path);
  if (short === '') return '.';
  return short.startsWith('..') || isAbsolute(short) ? path : short;
}

function isConfiguration(directory: string): boolean {
  return existsSync(join(directory, MAIN_FILE));
}

function upwards(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...upwards(parent)];
}
