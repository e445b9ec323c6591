import { chmodSync, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { codeOf, messageOf } from '../error-text';
import { Failure } from '../failure';
import type { Io } from '../io';
import { writeFileWhole } from '../write-new-file';
import type { ClientFormat } from './formats/format';
import { joined, markedBlock, surroundings } from './marked-block';
import type { Profile } from './profile';

export interface SettingsFile {
  readonly path: string;
  /** Whose profiles these are, e.g. `mueller-tech.okta.com aws`. */
  readonly owner: string;
}

/**
 * Writes the block into a settings file and touches nothing else in it. A link is followed: it stays one.
 * @returns whether the file changed
 * @throws Failure for a credentials file, and where a profile of the same name is somebody else's
 */
export function writeSettings(
  { path, owner }: SettingsFile,
  { lines, profiles, format, env }: Written & { readonly env: Io['env'] },
): boolean {
  const target = existsSync(path) ? realpathSync(path) : path;
  refuseCredentials([path, target], env);
  const before = read(target);
  const around = surroundings(before ?? '', owner, path);
  const taken = format.taken(around.before + around.after, profiles);
  if (taken.length > 0)
    throw new Failure(
      `${path}: ${[...new Set(taken)].sort().join(', ')} is already in it, outside the generated part (rename or remove it there, choose other names with --name, or give another file)`,
    );
  const text = joined(around, markedBlock(owner, lines));
  if (text === before) return false;
  const mode = before === undefined ? 0o600 : statSync(target).mode & 0o777;
  writeFileWhole(target, text);
  chmodSync(target, mode);
  return true;
}

export interface Written {
  readonly lines: readonly string[];
  readonly profiles: readonly Profile[];
  readonly format: ClientFormat;
}

/** Keys are written by clients alone. */
function refuseCredentials(paths: readonly string[], env: Io['env']): void {
  const named = env['AWS_SHARED_CREDENTIALS_FILE'];
  for (const path of paths)
    if (basename(path) === 'credentials' || (named !== undefined && named !== '' && resolve(named) === resolve(path)))
      throw new Failure(
        `${path} is a credentials file, which this command never writes (for AWS's tools give ~/.aws/config)`,
      );
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new Failure(`${path} can't be read: ${messageOf(error)}`);
  }
}
