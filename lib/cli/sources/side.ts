import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type Document, readSynthesized, type SharedStacks } from '../../documents';
import { nearestFolder } from '../../config/files/nearest-folder';
import { configDirectory, ROOT } from '../config-directory';
import { Failure } from '../failure';
import type { Io } from '../io';
import { todayFrom } from '../today';
import { checkOutAside, commitOf, topOf } from './checkout';
import { readable } from './readable';
import { synthesize } from './synthesize';

/** One side of a comparison: the stacks that are (or were) synthesized. */
export interface Side {
  /** What it was read from, as a person would name it, e.g. `main (1f28504)`. */
  readonly label: string;
  readonly documents: readonly Document[];
}

/** What a side is made from. */
export interface SideOptions {
  /** Directory of the configuration now; in a git ref, the same path counts. */
  readonly config?: string;
  readonly io: Io;
  /** Empty folder for what is made on the way. */
  readonly work: string;
  /** Stacks of the other side, which are not read again where they are the same. */
  readonly shared?: SharedStacks;
}

/** One side as a folder of synthesized stacks. */
export interface StacksSide {
  readonly label: string;
  /** Folder of the stacks, as `cdktf synth` writes it; absent where a ref has no configuration. */
  readonly outdir?: string;
  /** Where relative paths in the stacks count from. @default - where they would be applied */
  readonly workingDirectory?: string;
  /**
   * Only for a git ref: a file of the checkout as it is in the ref, or `undefined` where the ref has none. A file outside
   * of the checkout is the same one.
   */
  readonly atRef?: (file: string) => string | undefined;
}

/**
 * Reads one side: a git ref, a directory of a configuration, or what was synthesized. A ref goes before a path of the
 * same name; `./name` is always a path.
 * @throws Failure
 */
export async function readSide(what: string, options: SideOptions): Promise<Side> {
  return documentsOf(await stacksOf(what, options), options);
}

/** What the configuration gives now. @throws Failure */
export async function readConfiguration(options: SideOptions): Promise<Side> {
  const { config, io } = options;
  const directory = configDirectory(config, io);
  const path = resolve(io.cwd, directory);
  // Said here: what has no federation.yaml is read as stacks, and the remedy for those is to synthesize first.
  if (!existsSync(path))
    throw new Failure(
      `${directory} does not exist (${nearestFolder(path) ?? 'correct --config or FEDERATION_CONFIG'})`,
    );
  return { label: directory, documents: await readPath(path, options) };
}

/** A configuration is synthesized by this program's own code; anything else is read as it stands. @throws Failure */
export async function readPath(path: string, options: SideOptions): Promise<readonly Document[]> {
  return documentsOf(await stacksAt(path, path, options), options).documents;
}

/** The same as {@link readSide}, before anything is read of it. @throws Failure */
export async function stacksOf(what: string, options: SideOptions): Promise<StacksSide> {
  const { io } = options;
  const commit = await commitOf(what, io.cwd);
  if ('id' in commit) return stacksOfRef(what, commit.id, options);
  const path = resolve(io.cwd, what);
  if (existsSync(path)) return stacksAt(what, path, options);
  const near = nearestFolder(path);
  throw new Failure(
    `${JSON.stringify(what)} is neither a directory${near === undefined ? '' : ` (${near})`} nor a git ref: ${commit.refused.message}`,
  );
}

async function stacksAt(label: string, path: string, { io, work }: SideOptions): Promise<StacksSide> {
  if (!existsSync(join(path, 'federation.yaml'))) return { label, outdir: path };
  const outdir = join(work, 'cdktf.out');
  await synthesize({ config: path, outdir, today: todayFrom(io.env) });
  return { label, outdir, workingDirectory: ROOT };
}

function documentsOf({ label, outdir, workingDirectory }: StacksSide, { shared }: SideOptions): Side {
  if (outdir === undefined) return { label, documents: [] };
  return { label, documents: readable(() => readSynthesized(outdir, { shared, workingDirectory })) };
}

/**
 * A ref is synthesized by its own code with its own configuration, so that a change of the code shows as well; the
 * packages are those that are installed here (docs/decisions/50).
 */
async function stacksOfRef(ref: string, commit: string, { config, io, work }: SideOptions): Promise<StacksSide> {
  const label = `${ref} (${commit.slice(0, 7)})`;
  const top = await topOf(io.cwd);
  const path = relative(top, resolve(io.cwd, configDirectory(config, io)));
  if (path.startsWith('..'))
    throw new Failure(`the configuration is not in the checkout that has ${ref} (name both sides as directories)`);
  const files = await checkOutAside(commit, top, work);
  const atRef = (file: string) => {
    const inside = relative(top, file);
    const there = inside.startsWith('..') ? file : join(files, inside);
    return existsSync(there) ? there : undefined;
  };
  const then = join(files, path);
  if (!existsSync(then)) {
    io.err.write(`${label} has no ${path}: compared with nothing\n`);
    return { label, atRef };
  }
  const outdir = join(work, 'cdktf.out');
  // Where the configuration is kept apart from the code, there is no code in the ref.
  const code = relative(top, ROOT);
  const checkout = join(files, code);
  const own = !code.startsWith('..') && existsSync(join(checkout, 'main.ts'));
  const otherPackages = own && lendPackages(checkout);
  if (otherPackages)
    io.err.write(`${label} has another package-lock.json: synthesized with the packages that are installed here\n`);
  await synthesize({
    config: then,
    label,
    outdir,
    today: todayFrom(io.env),
    checkout: own ? checkout : undefined,
    remedy: otherPackages ? `Where it needs its own packages: ${IN_A_CLONE}.` : undefined,
  });
  return { label, outdir, workingDirectory: own ? checkout : ROOT, atRef };
}

const IN_A_CLONE = 'run "cdktf synth" in a clone of it, and name the two cdktf.out as --base and --head';

/**
 * Lets the code of a ref use the packages that are installed here, unless it brings its own.
 * @returns whether it asks for others
 */
function lendPackages(checkout: string): boolean {
  if (existsSync(join(checkout, 'node_modules'))) return false;
  symlinkSync(join(ROOT, 'node_modules'), join(checkout, 'node_modules'), 'junction');
  const theirs = lockOf(checkout);
  return theirs !== undefined && theirs !== lockOf(ROOT);
}

function lockOf(folder: string): string | undefined {
  const file = join(folder, 'package-lock.json');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
