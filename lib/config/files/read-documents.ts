import { readdirSync, realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Complain } from '../complain';
import { didYouMean } from '../did-you-mean';
import type { Placed } from '../draft';
import { readText, unreadable, type Unreadable } from './read-text';

/** IAM's limit for SAML metadata, the largest of the documents. */
const MAX_BYTES = 10_000_000;

/**
 * Reads the files that the configuration names, each once. They are in the configuration directory: what a plan
 * carries to AWS is reviewed together with the configuration.
 * @returns path as written → text, of those that could be read
 */
export function readDocuments(
  directory: string,
  references: readonly Placed<string>[],
  complain: Complain,
): Map<string, string> {
  const results = new Map<string, { text: string } | Unreadable>();
  for (const { file, path, value } of references) {
    const result = results.get(value) ?? readInside(directory, value);
    results.set(value, result);
    if ('requirement' in result) complain(file, path, { value, ...result });
  }
  return new Map([...results].flatMap(([name, result]) => ('text' in result ? [[name, result.text]] : [])));
}

function readInside(directory: string, name: string): { text: string } | Unreadable {
  const outside = {
    requirement: 'is outside the configuration directory',
    remedy: 'copy it there, e.g. to policies/, and write its path from there',
  };
  if (isAbsolute(name) || escapes(directory, resolve(directory, name))) return outside;
  try {
    const target = realpathSync(resolve(directory, name));
    return escapes(realpathSync(directory), target) ? outside : readText(target, MAX_BYTES);
  } catch (error) {
    const reason = unreadable(error);
    return { ...reason, remedy: near(directory, name) ?? reason.remedy };
  }
}

/** The file that was meant, where one of nearly this path is in the configuration directory. */
function near(directory: string, name: string): string | undefined {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  const wanted = name.replace(/^\.\//, '');
  return didYouMean(
    wanted,
    files.map((file) => file.replaceAll(sep, '/')).filter((file) => file !== wanted),
  );
}

function escapes(directory: string, path: string): boolean {
  const way = relative(directory, path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}
