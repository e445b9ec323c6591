import { blocks, type Json, type JsonObject, objectAt, property, strings, text } from '../json/json';
import type { ValuesProvider, ValuesResource } from '../model/document';

/** A resource block as a plan shows it. */
export interface Configured {
  /** Address of the block, without instance keys, e.g. `module.account.aws_iam_role.admin`. */
  readonly address: string;
  readonly type: string;
  readonly managed: boolean;
  /** Opened each time that somebody plans or applies, and kept in no plan or state. */
  readonly ephemeral: boolean;
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

/** By what a block is known; the module is absent for the root. */
interface BlockName {
  readonly module?: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
}

/** What a plan says about the configuration that it was made of. A state says nothing. */
export class PlanConfiguration {
  readonly resources = new Map<string, Configured>();
  readonly calls: ModuleCall[] = [];
  readonly outputs: ReadonlyMap<string, ConfiguredOutput>;
  readonly providers: readonly (ValuesProvider & { readonly source?: string })[];

  constructor(configuration: Json | undefined) {
    this.providers = Object.entries(objectAt(configuration, 'provider_config')).map(([key, config]) => ({
      key,
      expressions: objectAt(config, 'expressions'),
      source: text(config, 'full_name'),
    }));
    const root = objectAt(configuration, 'root_module');
    this.visit(root, '');
    this.outputs = new Map(Object.entries(objectAt(root, 'outputs')).map(([name, body]) => [name, outputOf(body)]));
  }

  /** What it says of the block that a resource is made of; the module is that of the resource. */
  of({ module = '', ...block }: BlockName): Pick<ValuesResource, 'expressions' | 'configured' | 'provider'> {
    const found = this.resources.get(keyOf({ ...block, module: withoutInstanceKeys(module) }));
    return { expressions: found?.expressions ?? {}, configured: found !== undefined, provider: found?.provider };
  }

  private visit(module: JsonObject, path: string): void {
    for (const resource of blocks(property(module, 'resources'))) {
      const [mode = 'managed', type = '', name = ''] = ['mode', 'type', 'name'].map((key) => text(resource, key));
      const provider = text(resource, 'provider_config_key');
      this.resources.set(keyOf({ module: path, mode, type, name }), {
        address: [path, mode === 'managed' ? '' : mode, type, name].filter((part) => part !== '').join('.'),
        type,
        managed: mode === 'managed',
        ephemeral: mode === 'ephemeral',
        expressions: objectAt(resource, 'expressions'),
        provider,
        provisioners: blocks(property(resource, 'provisioners')),
      });
    }
    for (const [name, call] of Object.entries(objectAt(module, 'module_calls'))) {
      const address = path === '' ? `module.${name}` : `${path}.module.${name}`;
      const [source = '', version] = [text(call, 'source'), text(call, 'version_constraint')];
      this.calls.push({ address, source, ...(version === undefined ? {} : { version }) });
      this.visit(objectAt(call, 'module'), address);
    }
  }
}

function outputOf(body: Json): ConfiguredOutput {
  const expression = objectAt(body, 'expression');
  return {
    references: strings(property(expression, 'references')),
    sensitive: property(body, 'sensitive') === true,
    description: text(body, 'description'),
    written: property(expression, 'constant_value'),
  };
}

function keyOf({ module, mode, type, name }: BlockName): string {
  return JSON.stringify([module, mode, type, name]);
}

/** `module.a.module.b` of `module.a["x"].module.b[0]`; keys may hold brackets and escaped quotes. */
export function withoutInstanceKeys(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, '');
}
