import type { Block, StackJson } from '../synthesize';
import { providerOf, type Attributes } from './providers';
import type { World } from './world';

/** The plan is refused by a postcondition: nothing was changed. */
export class PlanRefused extends Error {}

interface Kept {
  readonly attributes: Attributes;
  readonly dependsOn: readonly string[];
  readonly newFirst: boolean;
}

/** Address → what the state has of it. */
export type State = Map<string, Kept>;

interface Node {
  readonly id: string;
  readonly after: Set<string>;
  readonly run: () => void;
}

/** A choice that is the same in each run. */
export type Choose = (count: number) => number;

/**
 * Plans and applies one stack as Terraform orders it: makes and updates after what they depend on, destroys after what
 * depends on them, the other way round for `create_before_destroy`, and everything else in any order.
 * @param seen called after each operation
 * @returns how many operations there were
 */
export function applyStack(json: StackJson, state: State, world: World, choose: Choose, seen: () => void): number {
  move(json, state);
  for (const { from } of json.removed ?? []) state.delete(String(from));
  const blocks = managed(json);
  const dependencies = new Map([...blocks.keys()].map((address) => [address, dependenciesOf(address, json)]));
  const imported = new Set((json.import ?? []).map(({ to }) => String(to)));
  for (const address of imported) {
    const block = blocks.get(address);
    if (block && !state.has(address))
      state.set(address, {
        attributes: { name: block['name'], provider: block['provider'], id: String(block['name']) },
        dependsOn: [],
        newFirst: false,
      });
  }
  const data = readData(json, world);
  const resolve = (value: unknown): unknown => resolved(value, state, data);
  const known = new Set(state.keys());
  const isFirstPlan = (address: string) => !known.has(address);
  demandPostconditions(blocks, state, isFirstPlan);

  const newFirst = newFirstOf(blocks, dependencies);
  const nodes = new Map<string, Node>();
  const operations = { count: 0 };
  const add = (id: string, run: () => boolean) =>
    nodes.set(id, {
      id,
      after: new Set(),
      run: () => {
        if (!run()) return;
        operations.count++;
        seen();
      },
    });
  const deposed = new Map<string, Kept>();
  for (const [address, block] of blocks) {
    const provider = providerOf(address, world);
    const before = state.get(address);
    const replaces =
      before !== undefined &&
      provider.replaces(before.attributes, resolve(wanted(block, before, isFirstPlan)) as Attributes);
    const keep = (attributes: Attributes) =>
      state.set(address, {
        attributes,
        dependsOn: [...(dependencies.get(address) ?? [])],
        newFirst: newFirst.has(address),
      });
    const destroy = () => {
      if (preventsDestroy(block)) throw new Error(`${address} must not be destroyed`);
      provider.destroy((deposed.get(address) ?? before)?.attributes ?? {});
      if (!deposed.delete(address)) state.delete(address);
      return true;
    };
    add(`put ${address}`, () => {
      const was = state.get(address);
      const next = resolve(wanted(block, was, isFirstPlan)) as Attributes;
      if (was === undefined || (replaces && newFirst.has(address))) {
        if (was !== undefined) deposed.set(address, was);
        keep({ ...next, id: provider.create(next) });
        return true;
      }
      const changed = JSON.stringify({ ...next, id: was.attributes['id'] }) !== JSON.stringify(was.attributes);
      if (changed) provider.update(was.attributes, next);
      keep({ ...next, id: was.attributes['id'] });
      return changed;
    });
    if (replaces) add(`destroy ${address}`, destroy);
  }
  for (const [address, kept] of [...state])
    if (!blocks.has(address))
      add(`destroy ${address}`, () => {
        if (kept.attributes['prevent_destroy'] === true) throw new Error(`${address} must not be destroyed`);
        providerOf(address, world).destroy(kept.attributes);
        state.delete(address);
        return true;
      });
  connect(nodes, { dependencies, state, newFirst });
  run(nodes, choose);
  return operations.count;
}

function move({ moved = [], resource = {} }: StackJson, state: State): void {
  const declared = (address: string) => {
    const [type = '', name = ''] = address.split('.');
    return resource[type]?.[name] !== undefined;
  };
  for (const { from: source, to: target } of moved) {
    const [from, to] = [String(source), String(target)];
    if (declared(from)) throw new PlanRefused(`Moved object still exists: ${from}`);
    const kept = state.get(from);
    if (kept === undefined || state.has(to)) continue;
    state.delete(from);
    state.set(to, kept);
    for (const [address, other] of state)
      state.set(address, { ...other, dependsOn: other.dependsOn.map((each) => (each === from ? to : each)) });
  }
}

function managed({ resource = {} }: StackJson): Map<string, Block> {
  return new Map(
    Object.entries(resource).flatMap(([type, blocks]) =>
      Object.entries(blocks).map(([name, block]) => [`${type}.${name}`, block] as const),
    ),
  );
}

const REFERENCE = /\b((?:data\.)?(?:okta|aws|terraform)_[a-z_]+\.[\w-]+)/g;

/** All that a resource depends on, by references and `depends_on`, also through others. */
function dependenciesOf(address: string, json: StackJson, into = new Set<string>()): Set<string> {
  const [type = '', name = ''] = address.replace(/^data\./, '').split('.');
  const block = (address.startsWith('data.') ? json.data : json.resource)?.[type]?.[name];
  if (block === undefined) return into;
  const rest = besides(block, '//');
  for (const text of strings(rest))
    for (const [, found = ''] of text.includes('${') || text.startsWith(type) || /^[a-z]+_[a-z_]+\./.test(text)
      ? text.matchAll(REFERENCE)
      : [])
      if (!into.has(found) && found !== address) {
        into.add(found);
        dependenciesOf(found, json, into);
      }
  return into;
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

type Data = ReadonlyMap<string, Attributes>;

function readData({ data = {} }: StackJson, world: World): Data {
  return new Map(
    Object.entries(data['okta_group'] ?? {}).map(([name, block]) => {
      const wantedName = unescape(String(block['name']));
      const found = [...world.groups].find(([id, group]) => id === block['id'] || group.name === wantedName);
      if (found === undefined) throw new PlanRefused(`no group ${wantedName}`);
      return [`data.okta_group.${name}`, { id: found[0] }] as const;
    }),
  );
}

/** Text with what is known of other objects; what is not known stays an expression. */
function resolved(value: unknown, state: State, data: Data): unknown {
  if (typeof value === 'string')
    return unescape(
      value.replace(/(?<!\$)\$\{((?:data\.)?[a-z_]+\.[\w-]+)\.(\w+)\}/g, (text, address: string, name: string) => {
        const attributes = data.get(address) ?? state.get(address)?.attributes;
        const found = attributes?.[name];
        return typeof found === 'string' ? found : text;
      }),
    );
  if (Array.isArray(value)) return value.map((item) => resolved(item, state, data));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolved(item, state, data)]));
  return value;
}

function unescape(text: string): string {
  return text.replace(/([$%])\1\{/g, '$1{');
}

/** A block without what only Terraform reads, and with the values whose change is ignored. */
function wanted(block: Block, before: Kept | undefined, isFirstPlan: (address: string) => boolean): Attributes {
  const attributes = plain(block);
  const { input } = attributes;
  // Worked out once, when it is made: the first plan of all is the one in which nothing is kept yet.
  const first =
    typeof input === 'string'
      ? /^\$\{(terraform_data\.[\w-]+)\.input == plantimestamp\(\) \?/.exec(input)?.[1]
      : undefined;
  if (first !== undefined) attributes['input'] = isFirstPlan(first) ? 'allowed' : 'not allowed';
  for (const name of ignored(block)) {
    const [, part] = /^input\.(.+)$/.exec(name) ?? [];
    if (part === undefined) {
      if (before?.attributes[name] !== undefined) attributes[name] = before.attributes[name];
      continue;
    }
    const was = (before?.attributes['input'] as Attributes | undefined)?.[part];
    if (was !== undefined) attributes['input'] = { ...(attributes['input'] as Attributes), [part]: was };
  }
  return attributes;
}

function plain(block: Block): Record<string, unknown> {
  const rest = besides(block, '//', 'lifecycle', 'depends_on');
  return preventsDestroy(block) ? { ...rest, prevent_destroy: true } : rest;
}

function besides(block: Block, ...names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(block).filter(([name]) => !names.includes(name)));
}

function lifecycleOf(block: Block): Block {
  return (block['lifecycle'] ?? {}) as Block;
}

function ignored(block: Block): readonly string[] {
  return (lifecycleOf(block)['ignore_changes'] ?? []) as string[];
}

function preventsDestroy(block: Block): boolean {
  return lifecycleOf(block)['prevent_destroy'] === true;
}

/** `self.<attribute> == …`, a text or an object of texts, is all that this product writes about what was applied. */
function demandPostconditions(
  blocks: ReadonlyMap<string, Block>,
  state: State,
  isFirstPlan: (address: string) => boolean,
): void {
  for (const [address, block] of blocks)
    for (const { condition, error_message: message } of (lifecycleOf(block)['postcondition'] ?? []) as Block[]) {
      const [, attribute = '', expected = ''] = /^\$\{self\.(\w+) == (".*"|\{.*\})\}$/.exec(String(condition)) ?? [];
      if (attribute === '') throw new Error(`${address}: the model does not know the condition ${String(condition)}`);
      const is = wanted(block, state.get(address), isFirstPlan)[attribute];
      const text = (value: unknown) => unescape(typeof value === 'string' ? value : JSON.stringify(value));
      if (text(is) !== text(JSON.parse(unescape(expected)))) throw new PlanRefused(String(message));
    }
}

/** Terraform makes new first whatever one that does so depends on. */
function newFirstOf(blocks: ReadonlyMap<string, Block>, dependencies: ReadonlyMap<string, ReadonlySet<string>>) {
  const own = [...blocks]
    .filter(([, block]) => lifecycleOf(block)['create_before_destroy'] === true)
    .map(([each]) => each);
  return new Set(own.flatMap((address) => [address, ...(dependencies.get(address) ?? [])]));
}

function connect(
  nodes: ReadonlyMap<string, Node>,
  given: {
    readonly dependencies: ReadonlyMap<string, ReadonlySet<string>>;
    readonly state: State;
    readonly newFirst: ReadonlySet<string>;
  },
): void {
  const after = (later: string, earlier: string) => {
    if (nodes.has(earlier)) nodes.get(later)?.after.add(earlier);
  };
  for (const [address, needs] of given.dependencies) for (const need of needs) after(`put ${address}`, `put ${need}`);
  for (const id of nodes.keys()) {
    if (!id.startsWith('destroy ')) continue;
    const address = id.slice('destroy '.length);
    // The configuration decides; of what it has no more, the state does.
    const newFirst = given.dependencies.has(address)
      ? given.newFirst.has(address)
      : given.state.get(address)?.newFirst === true;
    if (newFirst) after(id, `put ${address}`);
    else after(`put ${address}`, id);
    for (const [other, { dependsOn }] of given.state) {
      if (!dependsOn.includes(address)) continue;
      after(id, `destroy ${other}`);
      if (newFirst) after(id, `put ${other}`);
      else after(`put ${other}`, id);
    }
  }
}

function run(nodes: Map<string, Node>, choose: Choose): void {
  const left = new Map(nodes);
  while (left.size > 0) {
    const ready = [...left.values()].filter(({ after }) => [...after].every((id) => !left.has(id)));
    const node = ready[choose(ready.length)];
    if (node === undefined) throw new Error(`Terraform finds a cycle: ${[...left.keys()].join(', ')}`);
    left.delete(node.id);
    node.run();
  }
}
