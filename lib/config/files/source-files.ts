import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Complain } from '../complain';
import { didYouMean } from '../did-you-mean';
import { nearestFolder } from './nearest-folder';
import { unreadable } from './read-text';

export const FEDERATION_FILE = 'federation.yaml';
export const MANAGEMENT_GROUPS_FILE = 'management-groups.yaml';
const IMPORTS_FILE = 'imports.yaml';
const ACCOUNTS_FOLDER = 'accounts';
const FILES = [FEDERATION_FILE, MANAGEMENT_GROUPS_FILE, IMPORTS_FILE];

/** The YAML files of a configuration, as paths that begin with the directory. */
export interface SourceFiles {
  readonly federation: string;
  readonly managementGroups: string;
  /** Where there is one. */
  readonly imports?: string;
  /** Sorted. */
  readonly accounts: readonly string[];
}

/**
 * Which files a directory has; anything else in it is a problem.
 * @returns `undefined` where there is no such directory
 */
export function sourceFiles(directory: string, complain: Complain): SourceFiles | undefined {
  const federation = join(directory, FEDERATION_FILE);
  const managementGroups = join(directory, MANAGEMENT_GROUPS_FILE);
  const names = list(directory, complain);
  if (!names) return undefined;
  for (const name of names.filter((entry) => /\.ya?ml$/i.test(entry)))
    if (!FILES.includes(name))
      complain(join(directory, name), [], {
        value: undefined,
        requirement: 'is not a configuration file',
        remedy: didYouMean(name, FILES) ?? `put account files into the folder ${ACCOUNTS_FOLDER}`,
      });
  return {
    federation,
    managementGroups,
    imports: names.includes(IMPORTS_FILE) ? join(directory, IMPORTS_FILE) : undefined,
    accounts: accountFiles(join(directory, ACCOUNTS_FOLDER), complain),
  };
}

function accountFiles(folder: string, complain: Complain): string[] {
  const names = list(folder, complain);
  if (!names) return [];
  const folders = new Set(names.filter((name) => isFolder(join(folder, name))));
  if (names.length === 0)
    complain(folder, [], {
      value: undefined,
      requirement: 'has no account',
      remedy: 'add a file like mueller-tech.yaml',
    });
  return names.flatMap((name) => {
    const file = join(folder, name);
    if (folders.has(name)) {
      complain(file, [], {
        value: undefined,
        requirement: 'is a folder',
        remedy: `put account files into ${folder} itself`,
      });
      return [];
    }
    if (name.endsWith('.yaml')) return [file];
    const remedy = /\.yml$/i.test(name) ? 'rename it to .yaml' : 'name it .yaml, or move it elsewhere';
    complain(file, [], {
      value: undefined,
      requirement: 'is not an account file: its name does not end in .yaml',
      remedy,
    });
    return [];
  });
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Names in a folder, sorted, without hidden ones. */
function list(folder: string, complain: Complain): string[] | undefined {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .sort();
  } catch (error) {
    const reason = unreadable(error);
    complain(folder, [], { value: undefined, ...reason, remedy: nearestFolder(folder) ?? reason.remedy });
    return undefined;
  }
}
