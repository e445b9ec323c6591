import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { messageOf } from '../error-text';
import { Failure } from '../failure';
import { digestOf, withWhatOthersGive, type OwnDigest, type Dependencies } from './digest';
import { lockedProviders } from './lock-file';
import type { SynthesizedStack } from './stack';

const MANIFEST = z.object({
  stacks: z.record(
    z.string(),
    z.object({ name: z.string(), workingDirectory: z.string(), synthesizedStackPath: z.string() }),
  ),
});

export interface ReadOptions {
  /** Path of the dependency lock file that all stacks share, if there is one. */
  readonly lockFile?: string;
  readonly tool: string;
}

/** Reads and digests every stack that the manifest of `outdir` lists. @throws Failure */
export function readStacks(outdir: string, { lockFile, tool }: ReadOptions): SynthesizedStack[] {
  const manifest = join(outdir, 'manifest.json');
  if (!existsSync(manifest)) throw new Failure(`${outdir} has no manifest.json (synthesize first: npm run synth)`);
  const found = MANIFEST.safeParse(parsed(manifest));
  if (!found.success) throw new Failure(`${manifest}: is not the manifest of synthesized stacks (synthesize again)`);
  const dependencies: Dependencies = { lock: lockedProviders(textOf(lockFile)), tool };
  const stacks = Object.values(found.data.stacks)
    .map(({ name, workingDirectory, synthesizedStackPath }) => {
      const file = inside(outdir, synthesizedStackPath);
      return { ...digest(name, file, dependencies), directory: relative(outdir, inside(outdir, workingDirectory)) };
    })
    .sort((a, b) => (a.stack < b.stack ? -1 : 1));
  return withWhatOthersGive(stacks);
}

function digest(name: string, file: string, dependencies: Dependencies): OwnDigest {
  try {
    return digestOf(name, readFileSync(file, 'utf8'), dependencies);
  } catch (error) {
    throw new Failure(`${file}: can't be read: ${messageOf(error)} (synthesize again)`);
  }
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Failure(`${file}: can't be read as JSON: ${messageOf(error)} (synthesize again)`);
  }
}

function inside(outdir: string, path: string): string {
  const file = resolve(outdir, path);
  const below = relative(outdir, file);
  if (below.startsWith('..') || isAbsolute(below))
    throw new Failure(`${outdir}/manifest.json: ${path} is outside of the folder`);
  return file;
}

function textOf(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Failure(`${file}: the lock file can't be read: ${messageOf(error)}`);
  }
}
