import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { loadConfig, type Loaded } from '../../../lib/config/load';
import { ConfigError } from '../../../lib/config/config-error';
import { formatProblem } from '../../../lib/config/problem';

const TESTS = resolve(__dirname, '..');
/** A small valid configuration that the broken ones are laid over. */
export const BASE = join(TESTS, 'base');
export const BROKEN = join(TESTS, 'broken');
/** The day of all tests. */
export const TODAY = '2026-11-25';

/** Files that say something about a fixture and are no part of its configuration. */
const ABOUT = ['expected.txt', 'DELETE', 'LINKS'];

/**
 * Runs `use` on the base configuration with the files of `overlay` over it, in a folder that is deleted afterwards.
 * `DELETE` names files that go, `LINKS` symbolic links to make (`<path> <target>`), a line each.
 */
export function withOverlay<T>(overlay: string, use: (directory: string) => T): T {
  return withConfig((directory) => {
    cpSync(overlay, directory, { recursive: true, filter: (source) => !ABOUT.includes(basename(source)) });
    for (const name of lines(join(overlay, 'DELETE'))) rmSync(join(directory, name), { recursive: true });
    for (const [path = '', target = ''] of lines(join(overlay, 'LINKS')).map((line) => line.split(' ')))
      symlinkSync(target, join(directory, path));
    return use(directory);
  });
}

/** Runs `use` on the base configuration with other texts in some files. */
export function withFiles<T>(files: Readonly<Record<string, string | Buffer>>, use: (directory: string) => T): T {
  return withConfig((directory) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, name)), { recursive: true });
      writeFileSync(join(directory, name), text);
    }
    return use(directory);
  });
}

/** The base configuration's files with more in them. */
export const base = {
  federation: (more: string, { okta = '{ orgName: mueller-tech }', admin = '' } = {}) => ({
    'federation.yaml':
      `okta: ${okta}\nroles:\n` +
      `  Admin: { policies: [AdministratorAccess], grantedTo: [Admins]${admin === '' ? '' : `, ${admin}`} }\n${more}\n`,
  }),
  account: (more: string) => ({ 'accounts/tech.yaml': `id: "123456789012"\nname: Tech\n${more}\n` }),
  /** With a role `Deploy` that has a key more. */
  role: (more: string) => base.account(`roles:\n  Deploy: { grantedTo: [Support], ${more} }`),
  groups: (more: string) => ({ 'management-groups.yaml': `Admins: {}\nSupport: {}\n${more}\n` }),
};

/** Runs `use` on a copy of the base configuration. */
export function withConfig<T>(use: (directory: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'federation-config-'));
  try {
    const directory = join(folder, 'config');
    cpSync(BASE, directory, { recursive: true });
    return use(directory);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Problems of a configuration as a user reads them, with `config` for the directory; empty for a valid one. */
export function problemsOf(directory: string, today = TODAY): string[] {
  const result = tryLoad(directory, today);
  return result instanceof ConfigError
    ? result.problems.map(formatProblem).map((line) => relative(line, directory))
    : [];
}

/** Warnings of a configuration as a user reads them. @throws ConfigError */
export function warningsOf(directory: string, today = TODAY): string[] {
  return loadConfig(directory, { today })
    .warnings.map(formatProblem)
    .map((line) => relative(line, directory));
}

function tryLoad(directory: string, today: string): Loaded | ConfigError {
  try {
    return loadConfig(directory, { today });
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}

function relative(line: string, directory: string): string {
  return line.replaceAll(directory, 'config');
}

function lines(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
}
