import { basename, dirname } from 'node:path';

/** Names of files that say what a file is and not whose. */
const GENERIC = new Set(['plan', 'planned', 'show', 'state', 'terraform', 'tfplan']);

/**
 * A name for each plan file: the file's own without its ending. Of several files, one whose name says nothing is called
 * like its folder, and folders above are added until every name is there once.
 * @param paths absolute, none twice
 */
export function planNames(paths: readonly string[]): string[] {
  const parts = paths.map((path) => partsOf(path, paths.length > 1));
  let depths = parts.map(() => 1);
  for (;;) {
    const names = parts.map((all, i) => all.slice(-(depths[i] ?? 1)).join('/'));
    const twice = (name: string) => names.indexOf(name) !== names.lastIndexOf(name);
    const deeper = depths.map((depth, i) => Math.min(depth + (twice(names[i] ?? '') ? 1 : 0), parts[i]?.length ?? 1));
    // `tech.json` and `tech.plan.json` in one folder: their whole names tell them apart.
    if (deeper.every((depth, i) => depth === depths[i]))
      return names.map((name, i) => (twice(name) ? `${name}/${basename(paths[i] ?? '')}` : name));
    depths = deeper;
  }
}

/** Folders and file name, without the colon, which separates a stack's name from an address. */
function partsOf(path: string, several: boolean): string[] {
  const own = basename(path).replace(/((\.plan|\.tfplan)?\.json|\.tfplan|\.plan)$/, '');
  const folders = dirname(path)
    .split(/[/\\]/)
    .filter((part) => part !== '');
  const parts = several && GENERIC.has(own) && folders.length > 0 ? folders : [...folders, own];
  return parts.map((part) => part.replaceAll(':', '_'));
}
