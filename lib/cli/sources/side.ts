import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type Document, readSynthesized, type SharedStacks } from '../../access';
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

/**
 * Reads one side: a git ref, a directory of a configuration, or what was synthesized. A ref goes before a path of the
 * same name; `./name` is always a path.
 * @throws Failure
 */
export async function readSide(what: string, options: SideOptions): Promise<Side> {
  const { io } = options;
  const commit = await commitOf(what, io.cwd);
  if ('id' in commit) return readRef(what, commit.id, options);
  const path = resolve(io.cwd, what);
  if (existsSync(path)) return { label: what, documents: await readPath(path, options) };
  throw new Failure(`${JSON.stringify(what)} is neither a directory nor a git ref: ${commit.refused.message}`);
}

/** What the configuration gives now. @throws Failure */
export async function readConfiguration(options: SideOptions): Promise<Side> {
  const { config, io } = options;
  const directory = configDirectory(config, io);
  return { label: directory, documents: await readPath(resolve(io.cwd, directory), options) };
}

/** A configuration is synthesized by this program's own code; anything else is read as it stands. @throws Failure */
export async function readPath(path: string, { io, work, shared }: SideOptions): Promise<Document[]> {
  if (!existsSync(join(path, 'federation.yaml'))) return readable(() => readSynthesized(path, { shared }));
  const outdir = join(work, 'cdktf.out');
  await synthesize({ config: path, outdir, today: todayFrom(io.env) });
  return readable(() => readSynthesized(outdir, { shared, workingDirectory: ROOT }));
}

/**
 * A ref is synthesized by its own code with its own configuration, so that a change of the code shows as well; the
 * packages are those that are installed here (docs/decisions/50).
 */
async function readRef(ref: string, commit: string, { config, io, work, shared }: SideOptions): Promise<Side> {
  const label = `${ref} (${commit.slice(0, 7)})`;
  const top = await topOf(io.cwd);
  const path = relative(top, resolve(io.cwd, configDirectory(config, io)));
  if (path.startsWith('..'))
    throw new Failure(`the configuration is not in the checkout that has ${ref} (name both sides as directories)`);
  const files = await checkOutAside(commit, top, work);
  const then = join(files, path);
  if (!existsSync(then)) {
    io.err.write(`${label} has no ${path}: compared with nothing\n`);
    return { label, documents: [] };
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
    ...(own ? { checkout } : {}),
    ...(otherPackages ? { remedy: `Where it needs its own packages: ${IN_A_CLONE}.` } : {}),
  });
  return {
    label,
    documents: readable(() => readSynthesized(outdir, { shared, workingDirectory: own ? checkout : ROOT })),
  };
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
