import { blocks, isObject, type Json, type JsonObject, property } from '../json/json';
import type { ValuesProvider } from '../model/document';
import { configurationKey, strings, text } from './containers';

/** A resource block as a plan shows it. */
export interface Configured {
  /** Address of the block, without instance keys, e.g. `module.account.aws_iam_role.admin`. */
  readonly address: string;
  readonly type: string;
  readonly managed: boolean;
  readonly expressions: JsonObject;
  /** Key into `provider_config`. */
  readonly provider?: string;
  readonly provisioners: readonly JsonObject[];
}

/** An output of the root module, which everybody sees who sees the plan. */
export interface ConfiguredOutput {
  readonly description?: string;
  /** The text, where it is written and not worked out. */
  readonly written?: Json;
  readonly references: readonly string[];
  readonly sensitive: boolean;
}

export interface ModuleCall {
  readonly address: string;
  readonly source: string;
  readonly version?: string;
}

/** What a plan says about the configuration that it was made of. A state says nothing. */
export class PlanConfiguration {
  readonly resources = new Map<string, Configured>();
  readonly calls: ModuleCall[] = [];
  readonly outputs: ReadonlyMap<string, ConfiguredOutput>;
  readonly providers: readonly (ValuesProvider & { readonly source?: string })[];

  constructor(configuration: Json | undefined) {
    const top = isObject(configuration) ? configuration : {};
    const providers = property(top, 'provider_config');
    this.providers = Object.entries(isObject(providers) ? providers : {}).map(([key, config]) => {
      const source = isObject(config) ? text(config, 'full_name') : undefined;
      const expressions = objectAt(config, 'expressions');
      return { key, expressions, source };
    });
    const root = objectAt(top, 'root_module');
    this.visit(root, '');
    this.outputs = new Map(
      Object.entries(objectAt(root, 'outputs')).flatMap(([name, body]) =>
        isObject(body) ? [[name, outputOf(body)]] : [],
      ),
    );
  }

  private visit(module: JsonObject, path: string): void {
    for (const resource of blocks(property(module, 'resources'))) {
      const [mode = 'managed', type = '', name = ''] = ['mode', 'type', 'name'].map((key) => text(resource, key));
      const provider = text(resource, 'provider_config_key');
      this.resources.set(configurationKey(path, mode, type, name), {
        address: [path, mode === 'managed' ? '' : mode, type, name].filter((part) => part !== '').join('.'),
        type,
        managed: mode === 'managed',
        expressions: objectAt(resource, 'expressions'),
        provider,
        provisioners: blocks(property(resource, 'provisioners')),
      });
    }
    for (const [name, call] of Object.entries(objectAt(module, 'module_calls'))) {
      const address = path === '' ? `module.${name}` : `${path}.module.${name}`;
      const [source = '', version] = isObject(call)
        ? [text(call, 'source'), text(call, 'version_constraint')]
        : [undefined, undefined];
      this.calls.push({ address, source, ...(version === undefined ? {} : { version }) });
      const inner = objectAt(call, 'module');
      this.visit(inner, address);
    }
  }
}

function outputOf(body: JsonObject): ConfiguredOutput {
  const [expression, description] = [objectAt(body, 'expression'), text(body, 'description')];
  const written = property(expression, 'constant_value');
  return {
    references: strings(property(expression, 'references')),
    sensitive: property(body, 'sensitive') === true,
    description,
    written,
  };
}

function objectAt(value: Json | undefined, name: string): JsonObject {
  const found = isObject(value) ? property(value, name) : undefined;
  return isObject(found) ? found : {};
}
