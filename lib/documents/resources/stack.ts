import { blocks, type Json, type JsonObject, labelledBlocks, property, strings, text, typedBlocks } from '../json/json';
import type { ConfigurationDocument } from '../model/document';
import { isOpen, literal, originOf, Unresolved, type Value } from '../expression/value';
import { evaluate, isPlain, type Names } from '../grammar/evaluate';
import { forgottenIn } from '../keep-forgotten';
import type { Content, Import, Provider, Resource } from './resource';

/** What a stack's expressions need to know of what is around them. */
export interface Surroundings {
  /** An attribute of a resource of the same stack. */
  readonly attribute: (resource: Resource, name: string) => Value;
  /** What another stack's output says, through a `terraform_remote_state`. */
  readonly remoteOutput: (state: Resource, output: string) => Value;
}

type Memory = Map<string, Value | undefined>;

/** One synthesized stack, as resources whose arguments can be asked for. */
export class StackContent implements Content {
  private readonly byName = new Map<string, Resource>();
  private readonly outputs: Memory = new Map();
  /** Texts with a key in them that is written twice: which of the two counts is not for us to say. */
  private readonly unread = new Map<string, string>();
  private readonly names: Names;

  constructor(
    readonly document: ConfigurationDocument,
    private readonly surroundings: Surroundings,
  ) {
    this.names = { stack: document.name, resolve: (path) => this.resolve(path) };
    for (const { address, kind, name, evidence } of document.outside)
      if (kind === 'repeated key') this.unread.set(`${address} ${name}`, evidence);
    for (const mode of ['resource', 'data'] as const)
      for (const { address, type, body } of typedBlocks(document.root, mode))
        this.byName.set(address, new StackResource(this, address, { type, managed: mode === 'resource', body }));
  }

  get resources(): Resource[] {
    return [...this.byName.values()];
  }

  get providers(): Provider[] {
    return labelledBlocks(property(this.document.root, 'provider'), 1).map(([[type = ''], body]): Provider => {
      const alias = text(body, 'alias');
      const key = this.full(alias === undefined ? type : `${type}.${alias}`);
      const memory: { values?: Memory } = {};
      return { key, type, argument: (name) => this.argument(memory, `provider ${key}`, body, name) };
    });
  }

  get imports(): Import[] {
    return blocks(property(this.document.root, 'import')).flatMap((body) => {
      const [to, id, provider] = [text(body, 'to'), property(body, 'id') ?? null, text(body, 'provider')];
      if (to === undefined) return [];
      return [{ address: this.full(to), id: evaluate(id, this.names), provider: provider && this.full(provider) }];
    });
  }

  /** What `removed` blocks let go of (`destroy = false`), and what a plan says is left. */
  get forgotten(): string[] {
    return [...forgottenIn(this.document.root), ...(this.document.left ?? [])].map((each) => this.full(each));
  }

  readonly output = (name: string): Value | undefined =>
    this.remember(this.outputs, name, () => {
      const outputs = labelledBlocks(property(this.document.root, 'output'), 1);
      const found = outputs.find(([[label]]) => label === name);
      return found === undefined
        ? new Unresolved(`stack ${this.document.name} has no output "${name}"`)
        : evaluate(property(found[1], 'value') ?? null, this.names);
    });

  /** `type.name.attribute`, `data.type.name.attribute`, and one step into an attribute that has parts. */
  private resolve(path: readonly string[]): Value {
    const depth = path[0] === 'data' ? 3 : 2;
    const local = path.slice(0, depth).join('.');
    const [attribute = '', ...inner] = path.slice(depth);
    const resource = this.byName.get(local);
    if (!resource) return new Unresolved(`stack ${this.document.name} has no ${local}`);
    if (resource.type === 'terraform_remote_state' && attribute === 'outputs' && inner.length === 1)
      return this.surroundings.remoteOutput(resource, inner[0] ?? '');
    if (inner.length > 0) return new Unresolved(`${path.join('.')} is known after apply`);
    return this.surroundings.attribute(resource, attribute);
  }

  argument(memory: { values?: Memory }, owner: string, body: JsonObject, name: string): Value | undefined {
    const json = property(body, name);
    if (json === undefined || json === null) return undefined;
    // Most arguments are plain, and nothing is gained by keeping those.
    if (this.unread.size === 0 && isPlain(json)) return json;
    const values = (memory.values ??= new Map<string, Value | undefined>());
    if (values.has(name)) return values.get(name);
    const unread = this.unread.size === 0 ? undefined : this.unread.get(`${owner} ${name}`);
    return this.remember(values, name, () =>
      unread === undefined ? evaluate(json, this.names) : new Unresolved(unread),
    );
  }

  private remember(memory: Memory, name: string, make: () => Value): Value | undefined {
    if (memory.has(name)) return memory.get(name);
    // Stays where the value asks for itself.
    memory.set(name, new Unresolved(`${name} refers to itself`));
    const value = make();
    memory.set(name, value);
    return value;
  }

  full(local: string): string {
    return `${this.document.name}:${local}`;
  }
}

/**
 * A block of a stack. There are tens of thousands, and most are asked for a few arguments: whatever answers a question is
 * made when it is asked for.
 */
class StackResource implements Resource {
  readonly address: string;
  readonly stack: string;
  readonly managed: boolean;
  readonly type: string;
  readonly provider: string;
  readonly mentions = NONE;
  private readonly body: JsonObject;
  /** Of arguments that are asked for, and that are more than they say. */
  values?: Memory;

  constructor(
    private readonly scope: StackContent,
    private readonly local: string,
    { type, managed, body }: { readonly type: string; readonly managed: boolean; readonly body: JsonObject },
  ) {
    this.address = scope.full(local);
    this.stack = scope.document.name;
    this.managed = managed;
    this.type = type;
    this.provider = scope.full(text(body, 'provider') ?? type.split('_')[0] ?? '');
    this.body = body;
  }

  get argument(): Resource['argument'] {
    return (name) => this.planned(this.value(name), name);
  }

  get written(): Resource['written'] {
    return (name) => this.planned(evaluate(property(this.body, name) ?? null, ALONE) ?? undefined, name);
  }

  get origins(): Resource['origins'] {
    return (name) => originOf(this.value(name) ?? null);
  }

  get configured(): Resource['configured'] {
    return (name) => property(this.body, name) !== undefined;
  }

  get source(): Resource['source'] {
    return (name) => {
      const written = text(this.body, name);
      return written?.includes('${') === true ? written : undefined;
    };
  }

  get comment(): Json | undefined {
    return property(this.body, '//');
  }

  get preventDestroy(): boolean {
    return property(this.lifecycle, 'prevent_destroy') === true;
  }

  get preconditions(): readonly string[] {
    return this.lifecycle === undefined ? NONE : conditionsOf(this.lifecycle);
  }

  get ignoresChanges(): readonly string[] {
    return ignoredChanges(property(this.lifecycle, 'ignore_changes'));
  }

  private get lifecycle(): JsonObject | undefined {
    return blocks(property(this.body, 'lifecycle'))[0];
  }

  private value(name: string): Value | undefined {
    return this.scope.argument(this, this.address, this.body, name);
  }

  /** The plan knows what the expression does not say: a role's present trust policy, an id. */
  private planned(value: Value | undefined, name: string): Value | undefined {
    const known = this.scope.document.known?.get(this.local);
    if (known === undefined || (value !== undefined && !isOpen(value))) return value;
    return literal(property(known, name)) ?? value;
  }
}

/** A text counts where no other block has a part in it. */
const ALONE: Names = { stack: '', resolve: () => new Unresolved('it is an attribute') };
const NONE: readonly string[] = [];

function conditionsOf(lifecycle: JsonObject): readonly string[] {
  return ['precondition', 'postcondition'].flatMap((kind) =>
    blocks(property(lifecycle, kind)).flatMap((body) => text(body, 'condition') ?? []),
  );
}

function ignoredChanges(value: Json | undefined): readonly string[] {
  if (value === undefined) return NONE;
  return typeof value === 'string' ? [value] : strings(value).sort();
}
