import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import {
  type ConfigurationDocument,
  type Document,
  type JsonObject,
  labelledBlocks,
  type ModuleSource,
  property,
  type Unreadable,
} from './document/document';
import { parseJsonObject } from './document/parse-json';
import { UnreadableDocument } from './document/unreadable-document';
import { readPlanJson } from './read-plan-json';

/** Calls within calls; Terraform itself has no limit, and a module that calls itself has no end. */
const MAX_MODULE_DEPTH = 20;

/**
 * Reads Terraform's JSON from disk: a `cdktf.out` (every stack), a folder of `.tf.json` files (one document named like
 * the folder), or one file, which may also be the output of `terraform show -json`.
 * @throws UnreadableDocument
 */
export function readSynthesized(path: string): Document[] {
  const outdir = resolve(path);
  if (!existsSync(outdir)) throw new UnreadableDocument(path, 'does not exist', 'synthesize first: npx cdktf synth');
  if (statSync(outdir).isFile()) return [readFile(outdir)];
  const stacks = stackFiles(outdir);
  if (stacks.length > 0)
    return stacks.map(({ name, file }) => {
      const unreadable: Unreadable[] = [];
      return configuration(name, moduleOf(dirname(file), [file], unreadable, 0), unreadable);
    });
  const files = jsonFiles(outdir);
  if (files.length === 0)
    throw new UnreadableDocument(
      path,
      'holds no synthesized stack and no .tf.json file',
      'synthesize first: npx cdktf synth',
    );
  const unreadable: Unreadable[] = [];
  return [configuration(basename(outdir), moduleOf(outdir, files, unreadable, 0), unreadable)];
}

function configuration(name: string, root: ModuleSource, unreadable: readonly Unreadable[]): ConfigurationDocument {
  return { kind: 'configuration', name, root, unreadable };
}

function readFile(file: string): Document {
  const json = parseJsonObject(readText(file), file);
  const shown = ['format_version', 'lineage'].some((key) => property(json, key) !== undefined);
  if (shown) return readPlanJson(json, { source: file });
  const unreadable: Unreadable[] = [];
  return configuration(basename(dirname(file)), moduleFrom([json], dirname(file), unreadable, 0), unreadable);
}

/** Stacks by the manifest, or by CDKTF's folders where there is none. */
function stackFiles(outdir: string): { name: string; file: string }[] {
  const manifest = join(outdir, 'manifest.json');
  if (!existsSync(manifest)) return stackFolders(outdir);
  const stacks = property(parseJsonObject(readText(manifest), manifest), 'stacks');
  return labelledBlocks(stacks, 1)
    .map(([[key = ''], stack]) => {
      const path = property(stack, 'synthesizedStackPath');
      const name = property(stack, 'name');
      const file = resolve(outdir, typeof path === 'string' ? path : join('stacks', key, 'cdk.tf.json'));
      const inside = relative(outdir, file);
      if (inside.startsWith('..') || isAbsolute(inside))
        throw new UnreadableDocument(manifest, `stack "${key}" stands outside of the folder`, 'synthesize it again');
      return { name: typeof name === 'string' ? name : key, file };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function stackFolders(outdir: string): { name: string; file: string }[] {
  const folder = join(outdir, 'stacks');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, file: join(folder, name, 'cdk.tf.json') }))
    .filter(({ file }) => existsSync(file));
}

function jsonFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tf.json'))
    .sort()
    .map((name) => join(folder, name));
}

function moduleOf(folder: string, files: readonly string[], unreadable: Unreadable[], depth: number): ModuleSource {
  const bodies = files.map((file) => parseJsonObject(readText(file), file));
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith('.tf'))
      unreadable.push({
        subject: name,
        reason: 'is HCL; only Terraform JSON is read, or a plan by terraform show -json',
      });
    if (name === 'override.tf.json' || name.endsWith('_override.tf.json'))
      unreadable.push({ subject: name, reason: 'is an override file; what it replaces is not followed' });
  }
  return moduleFrom(bodies, folder, unreadable, depth);
}

function moduleFrom(
  files: readonly JsonObject[],
  folder: string,
  unreadable: Unreadable[],
  depth: number,
): ModuleSource {
  const calls = new Map<string, ModuleSource | string>();
  for (const file of files)
    for (const [[name = ''], call] of labelledBlocks(property(file, 'module'), 1)) {
      const source = property(call, 'source');
      calls.set(name, calledModule(source, folder, unreadable, depth));
    }
  return { files, variables: depth === 0 ? variablesIn(folder) : {}, calls };
}

function calledModule(source: unknown, folder: string, unreadable: Unreadable[], depth: number): ModuleSource | string {
  if (typeof source !== 'string' || !/^\.\.?\//.test(source))
    return `its source ${JSON.stringify(source ?? null)} is not a local folder`;
  if (depth >= MAX_MODULE_DEPTH) return `modules call each other more than ${MAX_MODULE_DEPTH} deep`;
  const target = resolve(folder, source);
  if (!existsSync(target) || !statSync(target).isDirectory()) return `its folder ${source} does not exist`;
  const files = jsonFiles(target);
  if (files.length === 0) return `its folder ${source} holds no .tf.json file`;
  const inner: Unreadable[] = [];
  const module = moduleOf(target, files, inner, depth + 1);
  unreadable.push(...inner.map(({ subject, reason }) => ({ subject: `${source}/${subject}`, reason })));
  return module;
}

/** In the order in which Terraform reads them: a later file wins. */
function variablesIn(folder: string): JsonObject {
  const names = readdirSync(folder).sort();
  const files = [
    ...names.filter((name) => name === 'terraform.tfvars.json'),
    ...names.filter((name) => name.endsWith('.auto.tfvars.json')),
  ];
  return Object.fromEntries(
    files.flatMap((name) => Object.entries(parseJsonObject(readText(join(folder, name)), join(folder, name)))),
  );
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new UnreadableDocument(file, `can't be read (${reason})`, 'check the path and its permissions');
  }
}
