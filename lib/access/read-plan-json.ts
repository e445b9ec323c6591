import {
  blocks,
  type ConfigurationDocument,
  type Document,
  isObject,
  type Json,
  type JsonObject,
  property,
  type ValuesDocument,
  type ValuesProvider,
  type ValuesResource,
} from './document/document';
import { checkedObject, parseJsonObject } from './document/parse-json';
import { UnreadableDocument } from './document/unreadable-document';

export interface PlanOptions {
  /** For errors: the file it came from. @default 'plan' */
  readonly source?: string;
  /** Name of the document, which begins its addresses. @default - `plan`, or the configuration's name */
  readonly name?: string;
  /** Of a plan: what it leads to, or what there was before it. @default 'after' */
  readonly side?: 'before' | 'after';
  /**
   * The synthesized stack that the plan was made of. A plan says of a first apply only what its expressions refer to;
   * the stack has the expressions, and the plan fills in what they can't say.
   */
  readonly configuration?: ConfigurationDocument;
}

/** Major version of the format, stable since Terraform 1.0. @see https://developer.hashicorp.com/terraform/internals/json-format */
const FORMAT = /^1\./;

/**
 * Reads what `terraform show -json` says of a plan file or a state.
 * @param json the text, or what it holds
 * @throws UnreadableDocument
 */
export function readPlanJson(json: unknown, options: PlanOptions = {}): Document {
  const { source = 'plan', configuration, side = 'after' } = options;
  const document = typeof json === 'string' ? parseJsonObject(json, source) : checkedObject(json, source);
  const version = property(document, 'format_version');
  if (typeof version !== 'string' && property(document, 'lineage') !== undefined)
    throw new UnreadableDocument(source, 'is a state file', 'give the output of terraform show -json');
  if (typeof version !== 'string' || !FORMAT.test(version))
    throw new UnreadableDocument(
      source,
      'is no output of terraform show -json (format_version 1.x)',
      'run terraform show -json',
    );
  const name = options.name ?? configuration?.name ?? 'plan';
  const values = side === 'before' ? prior(document, name) : current(document, name);
  if (!configuration) return values;
  const known = new Map(values.resources.map((resource) => [resource.address, withoutUnknown(resource)]));
  return { ...configuration, name, known };
}

function current(document: JsonObject, name: string): ValuesDocument {
  const planned = property(document, 'planned_values');
  if (planned === undefined) return state(document, name);
  const changes = new Map<string, JsonObject>();
  for (const change of blocks(property(document, 'resource_changes'))) {
    const address = property(change, 'address');
    const inner = property(change, 'change');
    if (typeof address === 'string' && isObject(inner)) changes.set(address, inner);
  }
  const configuration = new Configuration(property(document, 'configuration'));
  // Data sources that are read at plan time stand in the state before.
  const before = property(document, 'prior_state');
  const read = valuesOf(isObject(before) ? property(before, 'values') : undefined).filter(
    ({ mode }) => mode === 'data',
  );
  const resources = [...valuesOf(planned), ...read].map((found) =>
    resourceOf(found, configuration, property(changes.get(found.address), 'after_unknown')),
  );
  return values('plan', name, resources, configuration.providers(), planned);
}

/** The state that a plan started from. */
function prior(document: JsonObject, name: string): ValuesDocument {
  const before = property(document, 'prior_state');
  if (!isObject(before)) return values('state', name, [], [], undefined);
  const configuration = new Configuration(property(document, 'configuration'));
  const found = property(before, 'values');
  return values(
    'state',
    name,
    valuesOf(found).map((resource) => resourceOf(resource, configuration)),
    configuration.providers(),
    found,
  );
}

function state(document: JsonObject, name: string): ValuesDocument {
  const found = property(document, 'values');
  const none = new Configuration(undefined);
  return values(
    'state',
    name,
    valuesOf(found).map((resource) => resourceOf(resource, none)),
    [],
    found,
  );
}

function values(
  kind: 'plan' | 'state',
  name: string,
  resources: readonly ValuesResource[],
  providers: readonly ValuesProvider[],
  container: Json | undefined,
): ValuesDocument {
  const outputs = isObject(container) ? property(container, 'outputs') : undefined;
  const known = isObject(outputs)
    ? Object.entries(outputs).flatMap(([key, output]): [string, Json][] => {
        const value = isObject(output) ? property(output, 'value') : undefined;
        return value === undefined ? [] : [[key, value]];
      })
    : [];
  const distinct = new Map(resources.map((resource) => [resource.address, resource]));
  return { kind, name, resources: [...distinct.values()], providers, outputs: new Map(known), unreadable: [] };
}

interface Found {
  readonly address: string;
  readonly mode: string;
  readonly body: JsonObject;
  readonly module: string;
}

/** Resources of a module and of its children, without recursion beyond what the document's depth allows. */
function valuesOf(container: Json | undefined): Found[] {
  const root = isObject(container) ? property(container, 'root_module') : undefined;
  const visit = (module: JsonObject): Found[] => {
    const path = property(module, 'address');
    return [
      ...blocks(property(module, 'resources')).flatMap((body): Found[] => {
        const [address, mode] = [property(body, 'address'), property(body, 'mode')];
        if (typeof address !== 'string') return [];
        return [{ address, mode: typeof mode === 'string' ? mode : 'managed', body, module: modulePath(path) }];
      }),
      ...blocks(property(module, 'child_modules')).flatMap(visit),
    ];
  };
  return isObject(root) ? visit(root) : [];
}

/** `module.a.module.b` of `module.a["x"].module.b[0]`. */
function modulePath(address: Json | undefined): string {
  return typeof address === 'string' ? address.replace(/\[(?:\d+|"[^"]*")\]/g, '') : '';
}

function resourceOf(
  { address, mode, body, module }: Found,
  configuration: Configuration,
  unknown?: Json,
): ValuesResource {
  const type = property(body, 'type');
  const found = property(body, 'values');
  const { expressions, provider } = configuration.of(module, mode, property(body, 'type'), property(body, 'name'));
  return {
    address,
    managed: mode === 'managed',
    type: typeof type === 'string' ? type : '',
    values: isObject(found) ? found : {},
    unknown: unknown ?? false,
    expressions,
    ...(provider === undefined ? {} : { provider }),
    module,
  };
}

function withoutUnknown({ values: found, unknown }: ValuesResource): JsonObject {
  return Object.fromEntries(
    Object.entries(found).filter(([key]) => !hides(isObject(unknown) ? property(unknown, key) : false)),
  );
}

function hides(unknown: Json | undefined): boolean {
  if (typeof unknown === 'object' && unknown !== null) return Object.values<Json>(unknown).some(hides);
  return unknown === true;
}

/** The plan's own account of the configuration: expressions and provider of each resource. */
class Configuration {
  private readonly resources = new Map<string, JsonObject>();
  private readonly config: JsonObject;

  constructor(configuration: Json | undefined) {
    const top = isObject(configuration) ? configuration : {};
    const providers = property(top, 'provider_config');
    this.config = isObject(providers) ? providers : {};
    const root = property(top, 'root_module');
    if (isObject(root)) this.visit(root, '');
  }

  of(
    module: string,
    mode: string,
    type: Json | undefined,
    name: Json | undefined,
  ): { expressions: JsonObject; provider?: string } {
    const found = this.resources.get(JSON.stringify([module, mode, type, name]));
    const expressions = property(found, 'expressions');
    const provider = property(found, 'provider_config_key');
    return {
      expressions: isObject(expressions) ? expressions : {},
      ...(typeof provider === 'string' ? { provider } : {}),
    };
  }

  providers(): ValuesProvider[] {
    return Object.entries(this.config).map(([key, config]) => {
      const expressions = isObject(config) ? property(config, 'expressions') : undefined;
      return { key, expressions: isObject(expressions) ? expressions : {} };
    });
  }

  private visit(module: JsonObject, path: string): void {
    for (const resource of blocks(property(module, 'resources'))) {
      const key = [path, property(resource, 'mode'), property(resource, 'type'), property(resource, 'name')];
      this.resources.set(JSON.stringify(key), resource);
    }
    const calls = property(module, 'module_calls');
    if (!isObject(calls)) return;
    for (const [name, call] of Object.entries(calls)) {
      const inner = isObject(call) ? property(call, 'module') : undefined;
      if (isObject(inner)) this.visit(inner, path === '' ? `module.${name}` : `${path}.module.${name}`);
    }
  }
}
