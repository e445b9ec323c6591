import { ConfigError } from '../../../lib/config/config-error';
import { loadConfig } from '../../../lib/config/load';
import { readAccess, type Access } from '../../../lib/access';
import { findRefused } from '../../../lib/review/refused';
import { stackDocument } from '../../../lib/documents/read-synthesized';
import { FORCES_REPLACEMENT } from '../../support/replaced-arguments';
import { withConfig } from '../../support/write-config';
import { synthesize, type Block, type StackJson } from '../../support/synthesize';
import { filesOf, type Config } from './config';

/** What another configuration does to what was applied, as far as two plans show it. */
export interface Effect {
  /** By validation, or by a plan that compares what was applied; the first line of why. */
  readonly refused?: string;
  /** What the plan refuses because of a value in the state and the review does not report, or the other way round. */
  readonly unreported: readonly string[];
  /** What the grammar of `lib/documents` does not know: the review would call it an argument that this product never writes. */
  readonly outside: readonly string[];
  /** The objects are the same, and their records are in another state. */
  readonly moved: boolean;
  /** `<type>` of what is made, removed, and made anew under its address; `<type>.<argument>` of what is updated. */
  readonly made: readonly string[];
  readonly removed: readonly string[];
  readonly replaced: readonly string[];
  /** Left as it is, and out of the state. */
  readonly forgotten: readonly string[];
  readonly updated: readonly string[];
  /** `<type>` of data sources that look up something else than before. */
  readonly lookedUp: readonly string[];
  /** `<address of the management group> → <address of the role>` */
  readonly lost: readonly string[];
  readonly gained: readonly string[];
}

/** Who reads it, or in which order Terraform works; and what is only remembered. */
const NO_OBJECT = new Set(['//', 'depends_on', 'lifecycle', 'provider']);

export function effectOf(before: Config, after: Config): Effect {
  const was = read(before);
  const is = read(after);
  if (typeof was === 'string') throw new Error(`The configuration before is refused: ${was}`);
  if (typeof is === 'string') return { ...NOTHING, refused: is };
  const refused = refusal(was, is);
  const moves = new Map(
    [...is.values()].flatMap(({ moved = [] }) => moved.map(({ from, to }) => [String(from), String(to)])),
  );
  const then = movedBy(moves, blocks(was));
  const now = blocks(is);
  const forgotten = new Set([...is.values()].flatMap(({ removed = [] }) => removed.map(({ from }) => String(from))));
  const changed = [...now].flatMap(([address, block]) => differences(then.get(address), block, typeOf(address)));
  const [grants, grantsNow] = [grantsOf(was, then), grantsOf(is, now)];
  return {
    ...(refused === undefined ? {} : { refused }),
    unreported: unreported(was, is),
    outside: [was, is].flatMap(outside),
    moved: JSON.stringify(places(was)) !== JSON.stringify(places(is)),
    made: unique([...now.keys()].filter((address) => !then.has(address)).map(typeOf)),
    removed: unique([...then.keys()].filter((address) => !now.has(address) && !forgotten.has(address)).map(typeOf)),
    forgotten: unique([...then.keys()].filter((address) => forgotten.has(address)).map(typeOf)),
    replaced: unique(changed.filter(isReplaced)),
    updated: unique(changed.filter((argument) => !isReplaced(argument))),
    lookedUp: unique(
      [...looked(is)].flatMap(([address, { id, name }]) => {
        const before = looked(was).get(address);
        return before === undefined || (before['id'] === id && before['name'] === name) ? [] : [typeOf(address)];
      }),
    ),
    lost: grants.filter((grant) => !grantsNow.includes(grant)),
    gained: grantsNow.filter((grant) => !grants.includes(grant)),
  };
}

type Stacks = ReadonlyMap<string, StackJson>;
const NOTHING: Effect = {
  unreported: [],
  outside: [],
  moved: false,
  made: [],
  removed: [],
  replaced: [],
  forgotten: [],
  updated: [],
  lookedUp: [],
  lost: [],
  gained: [],
};

function outside(stacks: Stacks): string[] {
  return accessOf(stacks).outside.map(({ address, evidence }) => `${address}: ${evidence}`);
}

/** Rows share configurations: most begin or end with the same one. */
const known = new Map<string, Stacks | string>();

/** The stacks, or why there are none. */
function read(config: Config): Stacks | string {
  const files = filesOf(config);
  const key = JSON.stringify([...files]);
  const stacks = known.get(key) ?? synthesized(files);
  known.set(key, stacks);
  return stacks;
}

function synthesized(files: ReturnType<typeof filesOf>): Stacks | string {
  try {
    return withConfig({ files }, (directory) => synthesize(loadConfig(directory, { today: '2026-11-25' }).federation));
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n').slice(0, 3).join(' ');
    throw error;
  }
}

/** What the plan demands of what was applied. */
function refusal(was: Stacks, is: Stacks): string | undefined {
  return (
    demands(was, is, 'input')[0] ?? demands(was, is, 'name')[0] ?? anotherName(was, is) ?? withoutProvider(was, is)
  );
}

/** Messages of the postconditions on an argument that do not hold. */
function demands(was: Stacks, is: Stacks, argument: 'input' | 'name'): string[] {
  const [then, now] = [blocks(was, true), blocks(is, true)];
  return [...now].flatMap(([address, { lifecycle, input, name }]) => {
    const { postcondition = [], ignore_changes: ignored = [] } = (lifecycle ?? {}) as {
      postcondition?: { condition: string; error_message: string }[];
      ignore_changes?: string[];
    };
    const before = then.get(address);
    return postcondition.flatMap(({ condition, error_message: message }) => {
      if (condition.includes('self.input') !== (argument === 'input')) return [];
      const demanded: unknown = JSON.parse(/== (".*"|\{.*\})\}$/s.exec(condition)?.[1] ?? '""');
      // A plan that makes the object makes it as it is written.
      const made = argument === 'input' ? valueOf(input, then) : name;
      const kept = before === undefined ? made : valueOf(before[argument], new Map());
      const found = typeof kept === 'object' ? { ...(made as object), ...partsOf(kept, ignored) } : kept;
      return plain(found) === plain(demanded) ? [] : [message];
    });
  });
}

/** Of values that are kept together, those whose change is ignored. */
function partsOf(kept: object | null, ignored: readonly string[]): object {
  return Object.fromEntries(Object.entries(kept ?? {}).filter(([part]) => ignored.includes(`input.${part}`)));
}

/** The plan compares with the state, and the review two configurations: what one refuses, the other has to report. */
function unreported(was: Stacks, is: Stacks): string[] {
  const refused = demands(was, is, 'input');
  return findRefused(accessOf(was), accessOf(is)).length > 0 === refused.length > 0 ? [] : refused.concat('review');
}

/** What is worked out when it is made: `allowed` in the first plan of all, which remembers its time. */
function valueOf(value: unknown, then: ReadonlyMap<string, Block>): unknown {
  const since = typeof value === 'string' ? /^\$\{(\S+)\.input == plantimestamp\(\) \?/.exec(value)?.[1] : undefined;
  if (since === undefined) return value;
  return then.has(since) ? 'not allowed' : 'allowed';
}

/** What is looked up, by address. */
function looked(stacks: Stacks): Map<string, Block> {
  return new Map(
    [...stacks.values()].flatMap(({ data = {} }) =>
      Object.entries(data).flatMap(([type, named]) =>
        Object.entries(named).map(([name, block]) => [`${type}.${name}`, block] as const),
      ),
    ),
  );
}

/** The same group is looked up by its id, and demanded to have another name than it had. */
function anotherName(was: Stacks, is: Stacks): string | undefined {
  const before = looked(was);
  for (const [address, { id, lifecycle }] of looked(is)) {
    const then = before.get(address);
    if (id === undefined || then?.['id'] !== id) continue;
    if (plain(then['lifecycle']) !== plain(lifecycle)) return `${address}: the group ${plain(id)} has another name`;
  }
  return undefined;
}

/** A stack whose objects are to be removed needs the provider that made them. */
function withoutProvider(was: Stacks, is: Stacks): string | undefined {
  for (const [name, { provider = {} }] of is) {
    const aliases = new Set(
      Object.entries(provider).flatMap(([kind, all]) => all.map(({ alias }) => `${kind}.${String(alias)}`)),
    );
    const before = was.get(name);
    for (const [address, { provider: used }] of before ? blocks(new Map([[name, before]])) : [])
      if (typeof used === 'string' && !aliases.has(used)) return `${address}: Provider configuration not present`;
  }
  return undefined;
}

/** Address → block, of resources; with what is only remembered, too. */
function blocks(stacks: Stacks, remembered = false): Map<string, Block> {
  return new Map(
    [...stacks.values()].flatMap(({ resource = {} }) =>
      Object.entries(resource)
        .filter(([type]) => remembered || type !== 'terraform_data')
        .flatMap(([type, named]) => Object.entries(named).map(([name, block]) => [`${type}.${name}`, block] as const)),
    ),
  );
}

function differences(then: Block | undefined, now: Block, type: string): string[] {
  if (then === undefined) return [];
  const names = unique([...Object.keys(then), ...Object.keys(now)]).filter((name) => !NO_OBJECT.has(name));
  return names.filter((name) => plain(then[name]) !== plain(now[name])).map((name) => `${type}.${name}`);
}

function plain(value: unknown): string {
  return JSON.stringify(value ?? null);
}

/** Objects at the addresses where a plan finds them, and so are references to them. */
function movedBy(moves: ReadonlyMap<string, string>, found: ReadonlyMap<string, Block>): Map<string, Block> {
  let text = JSON.stringify([...found]);
  for (const [from, to] of moves) if (found.has(from)) text = text.replaceAll(from, to);
  return new Map(JSON.parse(text) as [string, Block][]);
}

function places(stacks: Stacks): unknown[] {
  return [...stacks].map(([name, { terraform = {} }]) => [name, terraform['backend'], terraform['cloud']]);
}

function accessOf(stacks: Stacks): Access {
  return readAccess([...stacks].map(([name, json]) => stackDocument(name, JSON.parse(JSON.stringify(json)) as never)));
}

function grantsOf(stacks: Stacks, found: ReadonlyMap<string, Block>): string[] {
  // A group is the same under another name, and so is a role.
  const groups = new Map(
    [...found].filter(([address]) => typeOf(address) === 'okta_group').map(([address, { name }]) => [name, address]),
  );
  return unique(
    accessOf(stacks).grants.map(({ managementGroup, roleArn, chain }) => {
      const role = chain.find(({ kind }) => kind === 'role')?.address ?? roleArn;
      return `${groups.get(managementGroup) ?? managementGroup} → ${role.slice(role.indexOf(':') + 1)}`;
    }),
  );
}

function isReplaced(argument: string): boolean {
  const [type = '', name = ''] = argument.split('.');
  return FORCES_REPLACEMENT[type]?.includes(name) ?? false;
}

const typeOf = (address: string) => address.slice(0, address.indexOf('.'));
const unique = (values: readonly string[]) => [...new Set(values)].sort();
