import { App } from 'cdktf';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Federation } from '../../lib/config/model';
import { buildStacks } from '../../lib/stacks/build-stacks';

/** A resource or data source, as CDKTF writes it. */
export type Block = Readonly<Record<string, unknown>>;
type Blocks = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/** A stack's `cdk.tf.json`. */
export interface StackJson {
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly provider?: Readonly<Record<string, readonly Block[]>>;
  readonly output?: Readonly<Record<string, Block>>;
  readonly import?: readonly Block[];
  readonly moved?: readonly Block[];
  readonly removed?: readonly Block[];
  readonly terraform?: Block;
}

/** Everything that a synth writes: path below the output folder → text. */
export function synthesizedFiles(federation: Federation): Map<string, string> {
  const outdir = mkdtempSync(join(tmpdir(), 'federation-synth-'));
  try {
    const app = new App({ outdir, stackTraces: false });
    buildStacks(app, federation);
    app.synth();
    const files = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return new Map(
      files
        .map(({ parentPath, name }) => join(parentPath, name))
        .sort()
        .map((file) => [file.slice(outdir.length + 1), readFileSync(file, 'utf8')]),
    );
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Stack → its JSON. */
export function synthesize(federation: Federation): Map<string, StackJson> {
  return stacksOf(synthesizedFiles(federation));
}

/** The only stack of the layout `single`. */
export function synthesizeSingle(federation: Federation): StackJson {
  const json = synthesize(federation).get('federation');
  if (json === undefined) throw new Error('there is no stack "federation"');
  return json;
}

export function stacksOf(files: ReadonlyMap<string, string>): Map<string, StackJson> {
  return new Map(
    [...files].flatMap(([path, text]) => {
      const stack = /^stacks\/([^/]+)\/cdk\.tf\.json$/.exec(path)?.[1];
      return stack === undefined ? [] : [[stack, JSON.parse(text) as StackJson]];
    }),
  );
}

/** `<stack>:<address>` of every resource and data source, sorted. */
export function addresses(stacks: ReadonlyMap<string, StackJson>): string[] {
  return [...stacks]
    .flatMap(([stack, { resource = {}, data = {} }]) => [
      ...addressesIn(resource).map((address) => `${stack}:${address}`),
      ...addressesIn(data).map((address) => `${stack}:data.${address}`),
    ])
    .sort();
}

function addressesIn(blocks: Blocks): string[] {
  return Object.entries(blocks).flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`));
}

/** The blocks of one resource type, by what a key of theirs says (their name, where none is given). */
export function resources(json: StackJson, type: string, key = 'name'): Map<string, Block> {
  return new Map(Object.values(json.resource?.[type] ?? {}).map((block) => [String(block[key]), block]));
}

/** The only block of a resource type. */
export function only(json: StackJson, type: string): Block {
  const blocks = Object.values(json.resource?.[type] ?? {});
  if (blocks.length !== 1 || blocks[0] === undefined) throw new Error(`${blocks.length} blocks of ${type}`);
  return blocks[0];
}
