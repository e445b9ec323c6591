import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { ConfigurationDocument, Document } from './model/document';
import { equal, isObject, type Json, type JsonObject, labelledBlocks, property } from './json/json';
import { parseJsonObject } from './json/parse-json';
import { repeatedKeys } from './json/repeated-keys';
import { foreignFiles, holdsTerraform } from './stack-folder';
import { UnreadableDocument } from './json/unreadable-document';
import { outsideOf } from './grammar/check';
import { STACK_FILE } from './grammar/table';
import type { Outside } from './model/outside';
import { outsideIn } from './outside';
import { readPlanJson, refuseRepeatedKeys } from './read-plan-json';

/** Stacks that were read already, by name: one whose text is the same is the same. */
export type SharedStacks = Map<string, { readonly text: string; readonly document: ConfigurationDocument }>;

export interface ReadOptions {
  /** Of the other side of a comparison: what is the same there is not read again. @default - nothing */
  readonly shared?: SharedStacks | undefined;
  /** Where the stacks were synthesized: local state is named from there. @default - the folder around `path` */
  readonly workingDirectory?: string;
}

/** The way out for who gives Terraform of their own. */
const BY_HAND =
  'only stacks that this product synthesizes are read from configuration; of any other Terraform give the plan: ' +
  'terraform plan -out plan.bin && terraform show -json plan.bin > plan.json, then --plan plan.json';

/**
 * Reads the stacks of a `cdktf.out`, or a file with the output of `terraform show -json`.
 * @throws UnreadableDocument
 */
export function readSynthesized(path: string, options: ReadOptions = {}): Document[] {
  const outdir = resolve(path);
  if (!existsSync(outdir)) throw new UnreadableDocument(path, 'does not exist', 'synthesize first: npx cdktf synth');
  if (statSync(outdir).isFile()) return [readFile(outdir)];
  const stacks = stacksOf(outdir);
  if (stacks.some(({ file, misplaced }) => misplaced === undefined || existsSync(file))) {
    const { shared = new Map() as SharedStacks, workingDirectory = dirname(outdir) } = options;
    return stacks.map((stack) => readStack(outdir, stack, shared, workingDirectory));
  }
  const other = readdirSync(outdir).find((name) => /\.(tf|tofu)(\.json)?$/.test(name));
  if (other !== undefined) throw new UnreadableDocument(path, 'holds Terraform, and no synthesized stack', BY_HAND);
  throw new UnreadableDocument(path, 'holds no synthesized stack', 'synthesize first: npx cdktf synth');
}

/** A stack's document from its JSON. */
export function stackDocument(
  name: string,
  root: JsonObject,
  { file = `stacks/${name}/${STACK_FILE}`, besides = [] }: { file?: string; besides?: readonly Outside[] } = {},
): ConfigurationDocument {
  return { kind: 'configuration', name, root, outside: [...besides, ...outsideOf(name, file, root)] };
}

interface Stack {
  readonly name: string;
  readonly file: string;
  /** What is wrong with the place where it was found. */
  readonly misplaced?: string;
}

/** Of a folder in which there is Terraform of another kind only. */
const NO_STACK = '{}';

/** Where a local state is kept, relative to the stack's folder, which is another one at each synthesis. */
const STATE_PATH = /("path": ?)"(\.\.?\/[^"\\]*\.tfstate)"/g;

function readStack(
  outdir: string,
  { name, file, misplaced }: Stack,
  shared: SharedStacks,
  workingDirectory: string,
): ConfigurationDocument {
  const written = misplaced === undefined || existsSync(file) ? readText(file) : NO_STACK;
  const text = written.replace(STATE_PATH, (_, key: string, path: string) => {
    const place = relative(resolve(workingDirectory), resolve(dirname(file), path)).replaceAll('\\', '/');
    return `${key}${JSON.stringify(place)}`;
  });
  const shown = relative(outdir, file).replaceAll('\\', '/');
  const foreign = (what: string, evidence: string, content: string) =>
    outsideIn(name, what)(what, 'file', what, evidence, content);
  const besides = [
    ...(misplaced === undefined ? [] : [foreign(shown, misplaced, '')]),
    ...foreignFiles(outdir, file, written).map((each) => foreign(each.file, each.evidence, each.content)),
  ];
  const before = shared.get(name);
  if (
    before?.text === text &&
    besides.length + before.document.outside.filter(({ kind }) => kind === 'file').length === 0
  )
    return before.document;
  const parsed = parseJsonObject(text, file);
  const outside = outsideIn(name, shown);
  const repeated = repeatedKeys(text.replace(/^\uFEFF/, ''), parsed).map((key) =>
    outside(key, 'repeated key', key, `the key ${key} is written twice, or under a name that programs lose`, text),
  );
  const root = before === undefined ? parsed : withSharedBlocks(before.document.root, parsed);
  const document = stackDocument(name, root, { file: shown, besides: [...besides, ...repeated] });
  shared.set(name, { text, document });
  return document;
}

/** How many labels a block has; of blocks that may be lists, the list is compared. */
const LABELS: ReadonlyMap<string, number> = new Map([
  ['resource', 2],
  ['data', 2],
  ['output', 1],
  ['provider', 1],
]);

/** Of two versions of a stack, most blocks are the same: they are the same objects then, and are looked at once. */
function withSharedBlocks(before: JsonObject, now: JsonObject): JsonObject {
  const shared = (then: Json | undefined, is: Json, labels: number): Json => {
    if (!isObject(then) || !isObject(is)) return is;
    if (labels === 0) return equal(then, is) ? then : is;
    return Object.fromEntries(
      Object.entries(is).map(([name, inner]) => [name, shared(property(then, name), inner, labels - 1)]),
    );
  };
  return Object.fromEntries(
    Object.entries(now).map(([type, is]) => [type, shared(property(before, type), is, LABELS.get(type) ?? 0)]),
  );
}

function readFile(file: string): Document {
  const text = readText(file);
  const json = parseJsonObject(text, file);
  const shown = ['format_version', 'lineage'].some((key) => property(json, key) !== undefined);
  if (!shown) throw new UnreadableDocument(file, 'is not the output of terraform show -json', BY_HAND);
  refuseRepeatedKeys(text, json, file);
  return readPlanJson(json, { source: file });
}

/** Stacks by the manifest and by CDKTF's folders: Terraform is started in a folder, whatever the manifest says. */
function stacksOf(outdir: string): Stack[] {
  const folders = stackFolders(outdir);
  const manifest = join(outdir, 'manifest.json');
  if (!existsSync(manifest)) return folders;
  const listed = listedStacks(outdir, manifest);
  const files = new Set(listed.map(({ file }) => file));
  const names = new Set(listed.map(({ name }) => name));
  const others = folders
    .filter(({ file }) => !files.has(file))
    .map(({ name, file }): Stack => {
      const misplaced = 'a stack that the manifest does not list';
      return { name: names.has(name) ? `${name} (not in the manifest)` : name, file, misplaced };
    });
  return [...listed, ...others].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function listedStacks(outdir: string, manifest: string): Stack[] {
  const text = readText(manifest);
  const json = parseJsonObject(text, manifest);
  const [repeated] = repeatedKeys(text, json);
  if (repeated !== undefined)
    throw new UnreadableDocument(manifest, `has the key ${repeated} twice`, 'synthesize it again');
  return labelledBlocks(property(json, 'stacks'), 1).map(([[key = ''], stack]) => {
    const [path, name] = [property(stack, 'synthesizedStackPath'), property(stack, 'name')];
    const usual = join('stacks', key, STACK_FILE);
    const file = resolve(outdir, typeof path === 'string' ? path : usual);
    const inside = relative(outdir, file);
    if (inside.startsWith('..') || isAbsolute(inside))
      throw new UnreadableDocument(manifest, `stack "${key}" is outside of the folder`, 'synthesize it again');
    // Terraform is started in the working directory, which need not be where the stack's file is.
    const started = property(stack, 'workingDirectory') ?? dirname(usual);
    const elsewhere = typeof started !== 'string' || resolve(outdir, started) !== resolve(outdir, dirname(usual));
    const odd = inside !== usual || elsewhere || (name !== undefined && name !== key);
    return { name: key, file, ...(odd ? { misplaced: 'a stack that is not at the place of its name' } : {}) };
  });
}

function stackFolders(outdir: string): Stack[] {
  const folder = join(outdir, 'stacks');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((name): Stack[] => {
      const file = join(folder, name, STACK_FILE);
      if (existsSync(file)) return [{ name, file }];
      const place = join(folder, name);
      const misplaced = `a folder without ${STACK_FILE}, in which Terraform can be started`;
      if (lstatSync(place).isSymbolicLink()) return [{ name, file }];
      return holdsTerraform(place) ? [{ name, file, misplaced }] : [];
    });
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new UnreadableDocument(file, `can't be read (${reason})`, 'check the path and its permissions');
  }
}
