import {
  blocks,
  type ConfigurationDocument,
  type Json,
  type JsonObject,
  labelledBlocks,
  type ModuleSource,
  property,
} from '../document/document';
import { bounded } from '../expression/bounded';
import { evaluateJson, MAX_ELEMENTS, type Names, sortedEntries } from '../expression/evaluate';
import { toNumber } from '../expression/operators';
import {
  Failed,
  isList,
  isOpen,
  isValueObject,
  keyText,
  literal,
  Named,
  OpenList,
  OpenObject,
  originOf,
  Symbolic,
  Unresolved,
  unresolvedBy,
  type Value,
} from '../expression/value';
import type { Unknown } from '../model';
import { attributeValue, type Surroundings } from './attribute';
import { expandDynamic } from './dynamic-blocks';
import type { Import, Provider, Resource } from './resource';

/** Instances of one block: alone, by `count`, by `for_each`, or by something that can't be read. */
interface Expansion<T> {
  /** What the block's name stands for in expressions. */
  readonly value: Value;
  readonly instances: readonly T[];
}

/** One instance of a module: the root of a stack, or a call. */
export class ConfigurationScope {
  private readonly blocks = new Map<string, JsonObject>();
  private readonly outputs = new Map<string, Json>();
  private readonly locals = new Map<string, Json>();
  private readonly variables = new Map<string, JsonObject>();
  private readonly moduleCalls = new Map<string, JsonObject>();
  private readonly ownProviders = new Set<string>();
  private readonly expansions = new Map<string, Expansion<Resource>>();
  private readonly modules = new Map<string, Expansion<ConfigurationScope>>();
  private readonly memo = new Map<string, Value>();
  private scratch = { run: 0, memo: new Map<string, Value>() };
  private readonly underWay = new Set<string>();

  constructor(
    private readonly document: ConfigurationDocument,
    private readonly surroundings: Surroundings,
    private readonly source: ModuleSource,
    /** `module.a["b"].`, empty for the root. */
    private readonly path: string,
    private readonly input: (name: string) => Value | undefined,
    /** The caller's provider key for a local one. */
    private readonly inherited: (local: string) => string | undefined,
  ) {
    for (const file of source.files) {
      for (const [[type = '', name = ''], body] of labelledBlocks(property(file, 'resource'), 2))
        this.blocks.set(`${type}.${name}`, body);
      for (const [[type = '', name = ''], body] of labelledBlocks(property(file, 'data'), 2))
        this.blocks.set(`data.${type}.${name}`, body);
      for (const [[name = ''], body] of labelledBlocks(property(file, 'variable'), 1)) this.variables.set(name, body);
      for (const [[name = ''], body] of labelledBlocks(property(file, 'module'), 1)) this.moduleCalls.set(name, body);
      for (const [[name = ''], body] of labelledBlocks(property(file, 'output'), 1))
        this.outputs.set(name, property(body, 'value') ?? null);
      for (const body of blocks(property(file, 'locals')))
        for (const [name, value] of Object.entries(body)) this.locals.set(name, value);
      for (const [[type = ''], body] of labelledBlocks(property(file, 'provider'), 1))
        this.ownProviders.add(providerName(type, property(body, 'alias')));
    }
  }

  /** Every resource and data source, those of called modules included. */
  resources(): Resource[] {
    return [
      ...[...this.blocks.keys()].flatMap((key) => this.expand(key).instances),
      ...this.children().flatMap((child) => child.resources()),
    ];
  }

  providers(): Provider[] {
    const own = this.source.files.flatMap((file) =>
      labelledBlocks(property(file, 'provider'), 1).map(([[type = ''], body]): Provider => {
        const key = this.providerKey(providerName(type, property(body, 'alias')));
        return { key, type, argument: (name) => this.argument(`provider ${key}`, body, name, this.names) };
      }),
    );
    return [...own, ...this.children().flatMap((child) => child.providers())];
  }

  imports(): Import[] {
    return this.source.files.flatMap((file) =>
      blocks(property(file, 'import')).flatMap((body) => {
        const to = unwrapped(property(body, 'to'));
        const id = property(body, 'id') ?? null;
        return to === undefined ? [] : [{ address: this.full(to), id: evaluateJson(id, this.names) }];
      }),
    );
  }

  /** Addresses in `removed` blocks that keep the object (`destroy = false`). */
  forgotten(): string[] {
    return this.source.files.flatMap((file) =>
      blocks(property(file, 'removed')).flatMap((body) => {
        const from = unwrapped(property(body, 'from'));
        const kept = blocks(property(body, 'lifecycle')).some((lifecycle) => property(lifecycle, 'destroy') === false);
        return from !== undefined && kept ? [this.full(from)] : [];
      }),
    );
  }

  output(name: string): Value {
    return this.remember(`output ${name}`, () => {
      const value = this.outputs.get(name);
      return value === undefined
        ? new Failed(`${this.title()} has no output "${name}"`)
        : evaluateJson(value, this.names);
    });
  }

  private readonly names: Names = { resolve: (name) => this.resolve(name) };

  private resolve(name: string): Value {
    switch (name) {
      case 'var':
        return new Named('var', (variable) => this.variable(variable));
      case 'local':
        return new Named('local', (local) => this.local(local));
      case 'data':
        return new Named('data', (type) => this.type(`data.${type}`));
      case 'module':
        return new Named('module', (call) => this.module(call).value);
      case 'path':
      case 'terraform':
      case 'self':
        return new Unresolved(`${name} depends on where Terraform runs`);
      case 'each':
      case 'count':
        return new Failed(`${name} stands outside of for_each and count`);
      default:
        return this.type(name);
    }
  }

  private type(type: string): Value {
    return new Named(type, (name) => {
      const key = `${type}.${name}`;
      return this.blocks.has(key) ? this.expand(key).value : new Failed(`${this.title()} has no ${key}`);
    });
  }

  private variable(name: string): Value {
    return this.remember(`var ${name}`, () => {
      const given = this.input(name);
      if (given !== undefined) return given;
      const fromFile = property(this.source.variables, name);
      if (fromFile !== undefined) return literal(fromFile);
      const declared = this.variables.get(name);
      const fallback = declared && property(declared, 'default');
      return fallback === undefined
        ? new Unresolved(`variable "${name}" has no value in the documents`)
        : literal(fallback);
    });
  }

  private local(name: string): Value {
    return this.remember(`local ${name}`, () => {
      const value = this.locals.get(name);
      return value === undefined
        ? new Failed(`${this.title()} has no local "${name}"`)
        : evaluateJson(value, this.names);
    });
  }

  private module(call: string): Expansion<ConfigurationScope> {
    const known = this.modules.get(call);
    if (known) return known;
    const body = this.moduleCalls.get(call);
    if (body === undefined) return { value: new Failed(`${this.title()} has no module "${call}"`), instances: [] };
    const source = this.source.calls.get(call);
    if (source === undefined || typeof source === 'string')
      return { value: new Unresolved(`module "${call}" is not read: ${source ?? 'it has no source'}`), instances: [] };
    const expansion = this.repeat(`module.${call}`, body, (key, names): [ConfigurationScope, Value] => {
      const scope = new ConfigurationScope(
        this.document,
        this.surroundings,
        source,
        `${this.path}module.${call}${key}.`,
        (name) => {
          const given = property(body, name);
          return given === undefined ? undefined : evaluateJson(given, names);
        },
        (local) => this.passedProvider(body, local),
      );
      return [scope, new Named(`module.${call}`, (output) => scope.output(output))];
    });
    this.modules.set(call, expansion);
    return expansion;
  }

  private passedProvider(call: JsonObject, local: string): string | undefined {
    const passed = blocks(property(call, 'providers')).map((map) => property(map, local))[0];
    const name = unwrapped(passed);
    if (name !== undefined) return this.providerKey(name);
    return local.includes('.') ? undefined : this.providerKey(local);
  }

  private children(): readonly ConfigurationScope[] {
    return [...this.moduleCalls.keys()].flatMap((call) => {
      const { value, instances } = this.module(call);
      if (value instanceof Unresolved) this.surroundings.report(this.unknown(`module.${call}`, value.reason));
      return instances;
    });
  }

  private expand(key: string): Expansion<Resource> {
    const known = this.expansions.get(key);
    if (known) return known;
    const body = this.blocks.get(key) ?? {};
    const expansion = this.repeat(key, body, (instance, names): [Resource, Value] => {
      const resource = this.instance(key, `${key}${instance}`, body, names);
      return [resource, new Named(key, (attribute) => attributeValue(resource, attribute, this.surroundings))];
    });
    this.expansions.set(key, expansion);
    return expansion;
  }

  private instance(key: string, local: string, body: JsonObject, names: Names): Resource {
    const managed = !key.startsWith('data.');
    const type = managed ? key.slice(0, key.indexOf('.')) : (key.split('.')[1] ?? '');
    const address = this.full(local);
    const known = this.document.known?.get(address.slice(address.indexOf(':') + 1));
    const lifecycle = blocks(property(body, 'lifecycle'))[0];
    return {
      address,
      stack: this.document.name,
      managed,
      type,
      provider: this.providerKey(unwrapped(property(body, 'provider')) ?? type.split('_')[0] ?? ''),
      argument: (name) => {
        const value = this.argument(address, body, name, names);
        // The plan knows what the expression does not say: a role's present trust policy, an id.
        if (known === undefined || (value !== undefined && !isOpen(value))) return value;
        const planned = property(known, name);
        return planned === undefined || planned === null ? value : literal(planned);
      },
      origins: (name) => originOf(this.argument(address, body, name, names) ?? null),
      configured: (name) => property(body, name) !== undefined,
      source: (name) => {
        const text = property(body, name);
        return typeof text === 'string' && text.includes('${') ? text : undefined;
      },
      comment: property(body, '//'),
      preventDestroy: property(lifecycle, 'prevent_destroy') === true,
      preconditions: blocks(property(lifecycle, 'precondition')).flatMap((precondition) => {
        const condition = property(precondition, 'condition');
        return typeof condition === 'string' ? [condition] : [];
      }),
      ignoresChanges: ignoredChanges(property(lifecycle, 'ignore_changes')),
    };
  }

  private argument(owner: string, body: JsonObject, name: string, names: Names): Value | undefined {
    const json = property(body, name);
    const dynamic = blocks(property(body, 'dynamic')).flatMap((block) => blocks(property(block, name)));
    if ((json === undefined || json === null) && dynamic.length === 0) return undefined;
    const value = this.remember(`${owner} ${name}`, () => {
      if (dynamic.length === 0) return evaluateJson(json ?? null, names);
      const written = json === undefined || json === null ? [] : evaluateJson(json, names);
      return expandDynamic(name, isList(written) ? written : [written], dynamic, names);
    });
    // An expression that comes to null leaves the argument out.
    return value ?? undefined;
  }

  /** Runs a block's `count` or `for_each`. Every cycle through it ends here. */
  private repeat<T>(title: string, body: JsonObject, make: (key: string, names: Names) => [T, Value]): Expansion<T> {
    const [forEach, count] = [property(body, 'for_each'), property(body, 'count')];
    if ((forEach === undefined || forEach === null) && (count === undefined || count === null)) {
      const [instance, value] = make('', this.names);
      return { value, instances: [instance] };
    }
    if (this.underWay.has(title)) return { value: new Failed(`${title} refers to itself`), instances: [] };
    this.underWay.add(title);
    try {
      return forEach === undefined || forEach === null
        ? this.repeatCount(title, evaluateJson(count ?? null, this.names), make)
        : this.repeatEach(title, evaluateJson(forEach, this.names), make);
    } finally {
      this.underWay.delete(title);
    }
  }

  private repeatCount<T>(title: string, count: Value, make: (key: string, names: Names) => [T, Value]): Expansion<T> {
    const number = count instanceof Symbolic ? undefined : toNumber(count);
    if (number === undefined || number < 0 || number > MAX_ELEMENTS)
      return this.unreadable(title, 'count', count instanceof Symbolic ? count : new Unresolved('it is no number'));
    const made = Array.from({ length: Math.floor(number) }, (_, index) =>
      make(`[${index}]`, { resolve: (name) => (name === 'count' ? valueOf({ index }) : this.resolve(name)) }),
    );
    return { value: made.map(([, value]) => value), instances: made.map(([instance]) => instance) };
  }

  private repeatEach<T>(title: string, each: Value, make: (key: string, names: Names) => [T, Value]): Expansion<T> {
    const known = each instanceof OpenList ? each.items : each instanceof OpenObject ? each.entries : each;
    const rest = each instanceof OpenList || each instanceof OpenObject ? each.rest : [];
    let pairs: [string, Value][];
    if (isList(known) && known.every((item) => typeof item !== 'object'))
      pairs = known.map((item) => [keyText(item), item]);
    else if (isValueObject(known)) pairs = sortedEntries(known);
    else
      return this.unreadable(
        title,
        'for_each',
        each instanceof Symbolic ? each : new Unresolved('its keys are not known'),
      );
    const made = pairs.map(([key, value]): [string, [T, Value]] => [
      key,
      make(`[${JSON.stringify(key)}]`, {
        resolve: (name) => (name === 'each' ? valueOf({ key, value }) : this.resolve(name)),
      }),
    ]);
    if (rest.length > 0) this.unreadable(title, 'for_each', unresolvedBy('', rest));
    const entries = Object.fromEntries(made.map(([key, [, value]]) => [key, value]));
    return {
      value: rest.length > 0 ? new OpenObject(entries, rest) : entries,
      instances: made.map(([, [instance]]) => instance),
    };
  }

  private unreadable<T>(title: string, what: string, cause: Symbolic): Expansion<T> {
    this.surroundings.report(this.unknown(title, `${what} is not known: ${cause.reason}`));
    return { value: unresolvedBy('', [cause]), instances: [] };
  }

  private remember(key: string, make: () => Value): Value {
    const kept = this.memory();
    const known = kept.get(key);
    if (known !== undefined || kept.has(key)) return known ?? null;
    if (this.underWay.has(key)) return new Failed(`${key} refers to itself`);
    this.underWay.add(key);
    try {
      const value = bounded(make());
      kept.set(key, value);
      return value;
    } finally {
      this.underWay.delete(key);
    }
  }

  /** Where values are kept: for good, or for as long as they are tentative. */
  private memory(): Map<string, Value> {
    const run = this.surroundings.tentative();
    if (run === 0) return this.memo;
    if (this.scratch.run !== run) this.scratch = { run, memo: new Map() };
    return this.scratch.memo;
  }

  private providerKey(local: string): string {
    if (this.path === '' || this.ownProviders.has(local)) return `${this.document.name}:${this.path}${local}`;
    return this.inherited(local) ?? `${this.document.name}:${this.path}${local}`;
  }

  private full(local: string): string {
    return `${this.document.name}:${this.path}${local}`;
  }

  private title(): string {
    return this.path === '' ? `stack ${this.document.name}` : this.path.slice(0, -1);
  }

  private unknown(local: string, reason: string): Unknown {
    return { address: this.full(local), subject: local, reason };
  }
}

function providerName(type: string, alias: Json | undefined): string {
  return typeof alias === 'string' ? `${type}.${alias}` : type;
}

/** `aws.x`, also in the older form `${aws.x}`. */
function unwrapped(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value.replace(/^\$\{(.*)\}$/, '$1') : undefined;
}

function ignoredChanges(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? (value as readonly Json[]).filter((item) => typeof item === 'string').sort() : [];
}

function valueOf(fields: Readonly<Record<string, Value>>): Value {
  return fields;
}
