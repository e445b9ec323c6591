import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { configDirectory } from '../config-directory';
import { messageOf } from '../error-text';
import { Failure } from '../failure';
import type { Io } from '../io';
import { checkOutAside, commitOf, topOf } from '../sources/checkout';
import { synthesize } from '../sources/synthesize';
import { todayFrom } from '../today';
import { placeOf } from './place';
import type { PlacedStack } from './plan-moves';
import type { StackJson } from './stack-json';

export interface SideOptions {
  /** Directory of the configuration as it is now. */
  readonly config?: string;
  readonly io: Io;
  /** Empty folder for what is made on the way. */
  readonly work: string;
}

const MANIFEST = z.object({
  stacks: z.record(z.string(), z.object({ name: z.string(), synthesizedStackPath: z.string() })),
});

/** The stacks of the configuration as it is now. @throws Failure */
export function readNow({ config, io, work }: SideOptions): Promise<PlacedStack[]> {
  return fromConfiguration(resolve(io.cwd, configDirectory(config, io)), io, join(work, 'now'));
}

/**
 * The stacks of the configuration as it was applied: of a git ref, of a directory, or as they were synthesized. Both
 * sides are synthesized by this program's own code, so that an address says the same on both.
 * @throws Failure
 */
export async function readBefore(from: string, options: SideOptions): Promise<PlacedStack[]> {
  const { io, config } = options;
  const work = join(options.work, 'before');
  mkdirSync(work);
  const commit = await commitOf(from, io.cwd);
  if ('id' in commit) {
    const top = await topOf(io.cwd);
    const path = relative(top, resolve(io.cwd, configDirectory(config, io)));
    if (path.startsWith('..'))
      throw new Failure(`the configuration is not in the checkout that has ${from} (give a directory to --from)`);
    const then = join(await checkOutAside(commit.id, top, work), path);
    if (!existsSync(then)) throw new Failure(`${from} has no ${path} (give another ref, or a directory, to --from)`);
    return fromConfiguration(then, io, work, `${from}:${path}`);
  }
  const path = resolve(io.cwd, from);
  if (existsSync(join(path, 'federation.yaml'))) return fromConfiguration(path, io, work);
  if (existsSync(join(path, 'manifest.json'))) return readStacks(path);
  throw new Failure(
    `--from ${JSON.stringify(from)} is neither a git ref (${commit.refused.message}) nor a directory with a configuration or synthesized stacks`,
  );
}

async function fromConfiguration(config: string, io: Io, work: string, label = config): Promise<PlacedStack[]> {
  const outdir = join(work, 'cdktf.out');
  mkdirSync(outdir, { recursive: true });
  await synthesize({ config, label, outdir, today: todayFrom(io.env) });
  return readStacks(outdir);
}

function readStacks(outdir: string): PlacedStack[] {
  try {
    const { stacks } = MANIFEST.parse(JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')));
    return Object.values(stacks)
      .map(({ name, synthesizedStackPath }) => {
        const file = resolve(outdir, synthesizedStackPath);
        const json = JSON.parse(readFileSync(file, 'utf8')) as StackJson;
        return { stack: name, json, place: placeOf(name, json, dirname(file)) };
      })
      .sort((a, b) => (a.stack < b.stack ? -1 : 1));
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${outdir} can't be read: ${messageOf(error)} (synthesize again)`);
  }
}
