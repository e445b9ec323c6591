import { FORCES_REPLACEMENT, SETS } from '../replaced-arguments';
import { isObject, type Json, type JsonObject } from '../../../lib/documents/json/json';
import {
  entries,
  evaluate,
  expressions,
  NotModelled,
  placeOf,
  providersOf,
  referencesIn,
  type WorkedOut,
  workedOut,
} from './worked-out';

/**
 * A model of `terraform show -json`: the plan that leads from one applied stack to another, and the state after an
 * apply. It has no code of the product; a test compares it with what the real program wrote.
 */

const VERSION = { format_version: '1.2', terraform_version: '1.11.4' };

/** `terraform show -json` of the state after the stack was applied. */
export function stateOf(stack: JsonObject): JsonObject {
  const blocks = workedOut(stack);
  return { ...VERSION, format_version: '1.0', values: valuesOf(blocks, outputsOf(stack, blocks)) };
}

/** `terraform show -json` of a plan for `after`, where `before` is applied (or nothing is). */
export function planOf(before: JsonObject | undefined, after: JsonObject): JsonObject {
  const then = before === undefined ? new Map<string, WorkedOut>() : workedOut(before);
  const now = workedOut(after);
  const changes = new Changes(then, now, after);
  const resourceChanges = [...changes.all()];
  const outputs = outputsOf(after, now);
  const earlier = before === undefined ? {} : outputsOf(before, then);
  return {
    ...VERSION,
    planned_values: valuesOf(changes.planned(), outputs),
    resource_changes: resourceChanges,
    output_changes: outputChanges(earlier, outputs),
    prior_state: { ...VERSION, values: valuesOf(changes.prior(), earlier) },
    configuration: configurationOf(after, now),
    timestamp: '2026-11-25T00:00:00Z',
    applyable: resourceChanges.some((change) => !/"(?:no-op|read)"/.test(JSON.stringify(actionsOf(change)))),
    complete: true,
    errored: false,
  };
}

function actionsOf(change: JsonObject): Json {
  return isObject(change['change']) ? (change['change']['actions'] ?? []) : [];
}

class Changes {
  /** Addresses whose computed attributes are known after the apply only. */
  private readonly fresh = new Set<string>();
  private readonly imports: ReadonlyMap<string, string>;
  private readonly forgotten: ReadonlySet<string>;
  private readonly moved: ReadonlyMap<string, string>;

  constructor(
    private readonly then: ReadonlyMap<string, WorkedOut>,
    private readonly now: ReadonlyMap<string, WorkedOut>,
    stack: JsonObject,
  ) {
    this.imports = new Map(list(stack['import']).map(({ to, id }) => [textOf(to), textOf(id)]));
    this.forgotten = new Set(
      list(stack['removed']).flatMap(({ from, lifecycle }) =>
        isObject(lifecycle) && lifecycle['destroy'] === false ? [textOf(from)] : [],
      ),
    );
    this.moved = new Map(list(stack['moved']).map(({ from, to }) => [textOf(to), textOf(from)]));
    for (const block of now.values())
      if (this.replacement(block).length > 0 || !this.before(block)) this.fresh.add(block.address);
  }

  *all(): Generator<JsonObject> {
    const gone = [...this.then.values()].filter(
      ({ address, mode }) =>
        mode === 'managed' && !this.now.has(address) && ![...this.moved.values()].includes(address),
    );
    const current = [...this.now.values()].filter(({ mode }) => mode === 'managed');
    for (const block of [...gone, ...current].sort((a, b) => (a.address < b.address ? -1 : 1)))
      yield this.now.has(block.address) ? this.change(block) : this.removal(block);
  }

  planned(): Map<string, WorkedOut> {
    return new Map(
      [...this.now.values()]
        .filter(({ mode }) => mode === 'managed')
        .map((block) => [block.address, { ...block, values: this.after(block).values }]),
    );
  }

  /** The state as it was refreshed: with the data sources of the plan. */
  prior(): Map<string, WorkedOut> {
    const data = [...this.now].filter(([, block]) => block.mode === 'data' && this.isReadNow(block));
    const imported = [...this.imports.keys()].flatMap((to) => {
      const block = this.now.get(to);
      return block && !this.then.has(to) ? [[to, block] as const] : [];
    });
    const found = [...this.then].filter(
      ([address, block]) =>
        block.mode === 'managed' && (this.now.get(address)?.provider ?? block.provider) === block.provider,
    );
    return new Map([...found, ...imported, ...data]);
  }

  private isReadNow({ written }: WorkedOut): boolean {
    return referencesIn(written).every((reference) => !this.fresh.has(placeOf(reference)[0]));
  }

  private before({ address, provider }: WorkedOut): WorkedOut | undefined {
    const from = this.moved.get(address);
    const found = this.then.get(address) ?? (from === undefined ? undefined : this.then.get(from));
    // Through another provider, Terraform looks in another place and finds nothing.
    return found?.provider === provider ? found : undefined;
  }

  private replacement(block: WorkedOut): string[] {
    const before = this.before(block);
    if (!before || block.mode === 'data') return [];
    const forced = (FORCES_REPLACEMENT[block.type] ?? []).filter(
      (name) => !block.ignored.includes(name) && !same(before.values[name], block.values[name]),
    );
    if (forced.length > 0 && block.prevented) throw new NotModelled(`${block.address} has prevent_destroy`);
    return forced;
  }

  /** What the plan can say: values that the apply decides are left out and marked. */
  private after(block: WorkedOut): { values: JsonObject; unknown: JsonObject } {
    const before = this.before(block);
    const isNew = this.fresh.has(block.address);
    const values: Record<string, Json> = {};
    const unknown: Record<string, Json> = {};
    for (const [name, value] of Object.entries(block.values)) {
      const text = block.written[name];
      if (text === undefined && isNew && block.computed.includes(name)) unknown[name] = true;
      else if (before && block.ignored.includes(name)) values[name] = before.values[name] ?? null;
      else if (text === undefined)
        values[name] = block.computed.includes(name) ? (before?.values[name] ?? value) : value;
      else {
        const [known, mark] = SETS.has(name) && this.isUnknown(text) ? [undefined, true] : this.overlay(text, value);
        if (known !== undefined) values[name] = known;
        if (mark !== undefined) unknown[name] = mark;
      }
    }
    return { values, unknown };
  }

  /** The known part of a value, and `true` for each part that is not. */
  private overlay(text: Json, value: Json): [known: Json | undefined, unknown: Json | undefined] {
    if (Array.isArray(text) && Array.isArray(value)) {
      const parts = (text as readonly Json[]).map((item, i) =>
        this.overlay(item, (value as readonly Json[])[i] ?? null),
      );
      const hidden = parts.some(([, mark]) => mark !== undefined);
      return [
        parts.map(([known]) => known ?? null),
        hidden ? parts.map(([, mark]) => mark ?? (isObject(parts[0]?.[0]) ? {} : false)) : undefined,
      ];
    }
    if (isObject(text) && isObject(value)) {
      const parts = Object.entries(text).map(
        ([key, item]) => [key, ...this.overlay(item, value[key] ?? null)] as const,
      );
      const known = parts.flatMap(([key, inner]): [string, Json][] => (inner === undefined ? [] : [[key, inner]]));
      const marks = parts.flatMap(([key, , mark]): [string, Json][] => (mark === undefined ? [] : [[key, mark]]));
      return [Object.fromEntries(known), marks.length === 0 ? undefined : Object.fromEntries(marks)];
    }
    return this.isUnknown(text) ? [undefined, true] : [value, undefined];
  }

  private isUnknown(text: Json): boolean {
    return referencesIn(text).some((reference) => {
      const [address, [attribute = '']] = placeOf(reference);
      const block = this.now.get(address);
      return this.fresh.has(address) && block?.computed.includes(attribute) === true;
    });
  }

  private change(block: WorkedOut): JsonObject {
    const before = this.before(block);
    const { values, unknown } = this.after(block);
    const importing = before ? undefined : this.imports.get(block.address);
    const forced = this.replacement(block);
    const found =
      before ?? (importing === undefined ? undefined : { ...block, values: { ...block.values, ...ADOPTED } });
    const differs = found !== undefined && !same(found.values, values);
    const createFirst = JSON.stringify(block).includes('create_before_destroy');
    const actions = !found
      ? ['create']
      : forced.length > 0
        ? createFirst
          ? ['create', 'delete']
          : ['delete', 'create']
        : [differs ? 'update' : 'no-op'];
    const from = this.moved.get(block.address);
    return entry(block, {
      ...(from !== undefined && before && before.address === from ? { previous_address: from } : {}),
      ...(forced.length > 0 ? { action_reason: 'replace_because_cannot_update' } : {}),
      change: {
        actions,
        before: found?.values ?? null,
        after: values,
        after_unknown: found && forced.length === 0 ? unknown : { ...unknown, id: true },
        ...{ before_sensitive: found ? {} : false, after_sensitive: {} },
        ...(forced.length > 0 ? { replace_paths: forced.map((name) => [name]) } : {}),
        ...(importing === undefined ? {} : { importing: { id: importing } }),
      },
    });
  }

  private removal(block: WorkedOut): JsonObject {
    const forget = this.forgotten.has(block.address);
    return entry(block, {
      ...(forget ? {} : { action_reason: 'delete_because_no_resource_config' }),
      change: {
        ...{ actions: [forget ? 'forget' : 'delete'], before: block.values, after: null, after_unknown: {} },
        ...{ before_sensitive: {}, after_sensitive: false },
      },
    });
  }
}

/** A role that is taken over trusts its own service so far. */
const ADOPTED: JsonObject = {
  assume_role_policy:
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
};

function entry({ address, mode, type, name }: WorkedOut, rest: JsonObject): JsonObject {
  return { address, mode, type, name, provider_name: sourceOf(type.split('_')[0] ?? ''), ...rest };
}

function valuesOf(blocks: ReadonlyMap<string, WorkedOut>, outputs: JsonObject): JsonObject {
  const resources = [...blocks.values()].map(({ address, mode, type, name, values, needs }) => ({
    ...{ address, mode, type, name, provider_name: sourceOf(type.split('_')[0] ?? ''), schema_version: 0 },
    ...{ values, sensitive_values: {} },
    ...(needs.length === 0 ? {} : { depends_on: [...needs].sort() }),
  }));
  return { ...(Object.keys(outputs).length === 0 ? {} : { outputs }), root_module: { resources } };
}

function outputsOf(stack: JsonObject, blocks: ReadonlyMap<string, WorkedOut>): JsonObject {
  return Object.fromEntries(
    entries(stack['output']).map(([name, body]) => {
      const written = isObject(body) ? body : {};
      const value = evaluate(written['value'] ?? null, (address, path) => {
        const found = blocks.get(address)?.values[path[0] ?? ''];
        if (found === undefined) throw new NotModelled(`${address}.${path.join('.')}`);
        return found;
      });
      return [name, { sensitive: written['sensitive'] === true, value, type: 'string' }];
    }),
  );
}

function outputChanges(before: JsonObject, after: JsonObject): JsonObject {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return Object.fromEntries(
    names.map((name) => {
      const [then, now] = [before[name], after[name]];
      const actions =
        then === undefined ? ['create'] : now === undefined ? ['delete'] : [same(then, now) ? 'no-op' : 'update'];
      const valueOf = (side: Json | undefined) => (isObject(side) ? (side['value'] ?? null) : null);
      const hidden = (side: Json | undefined) => isObject(side) && side['sensitive'] === true;
      return [
        name,
        {
          ...{ actions, before: valueOf(then), after: valueOf(now), after_unknown: false },
          ...{ before_sensitive: hidden(then), after_sensitive: hidden(now) },
        },
      ];
    }),
  );
}

function configurationOf(stack: JsonObject, blocks: ReadonlyMap<string, WorkedOut>): JsonObject {
  const required = isObject(stack['terraform']) ? stack['terraform']['required_providers'] : undefined;
  const providers = [...providersOf(stack)].map(([key, { alias, ...rest }]) => {
    const name = key.split('.')[0] ?? '';
    const asked = isObject(required) ? required[name] : undefined;
    const { source, version } = isObject(asked) ? asked : {};
    return [
      key,
      {
        ...{ name, full_name: sourceOf(name, source), ...(typeof alias === 'string' ? { alias } : {}) },
        ...(typeof version === 'string' ? { version_constraint: version } : {}),
        expressions: expressions(rest),
      },
    ];
  });
  const resources = [...blocks.values()].map(({ address, mode, type, name, provider, written, provisioners }) => ({
    ...{ address, mode, type, name, provider_config_key: provider },
    ...(provisioners.length === 0 ? {} : { provisioners }),
    ...{ expressions: expressions(written), schema_version: 0 },
  }));
  const outputs = entries(stack['output']).map(([name, body]) => {
    const { value = null, description, sensitive } = isObject(body) ? body : {};
    return [
      name,
      {
        expression: expressions({ value })['value'] ?? {},
        ...(description === undefined ? {} : { description }),
        ...(sensitive === true ? { sensitive } : {}),
      },
    ];
  });
  return {
    provider_config: Object.fromEntries(providers) as JsonObject,
    root_module: { ...(outputs.length === 0 ? {} : { outputs: Object.fromEntries(outputs) as JsonObject }), resources },
  };
}

function sourceOf(name: string, source?: Json): string {
  if (name === 'terraform') return 'terraform.io/builtin/terraform';
  const short = typeof source === 'string' ? source : name === 'okta' ? 'okta/okta' : `hashicorp/${name}`;
  return `registry.terraform.io/${short}`;
}

function list(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : [];
}

function same(one: Json | undefined, other: Json | undefined): boolean {
  return canonical(one ?? null) === canonical(other ?? null);
}

function canonical(value: Json): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
