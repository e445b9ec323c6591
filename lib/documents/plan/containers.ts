import { blocks, isObject, type Json, type JsonObject, property } from '../json/json';

/** A resource as `values`, `prior_state` and `planned_values` list it. */
export interface Listed {
  readonly address: string;
  readonly managed: boolean;
  readonly type: string;
  readonly values: JsonObject;
  /** `true` where a value is sensitive, in the shape of `values`. */
  readonly sensitive: Json;
  /** Key into the configuration: module without instance keys, mode, type and name. */
  readonly key: string;
  /** Addresses of what it needs, which only a state has. */
  readonly dependsOn: readonly string[];
  /** The provider that made it, e.g. `registry.terraform.io/okta/okta`. */
  readonly source?: string;
}

/** Resources of the root module and of all child modules. The nesting is bounded where the text is parsed. */
export function listedResources(container: Json | undefined): Listed[] {
  const visit = (module: JsonObject): Listed[] => [
    ...blocks(property(module, 'resources')).flatMap((body) => listed(body, property(module, 'address')) ?? []),
    ...blocks(property(module, 'child_modules')).flatMap(visit),
  ];
  return blocks(isObject(container) ? property(container, 'root_module') : undefined).flatMap(visit);
}

/** @param module address of the module that the resource is in; absent for the root */
function listed(body: JsonObject, module: Json | undefined): Listed | undefined {
  const address = text(body, 'address');
  if (address === undefined) return undefined;
  const [mode = 'managed', type = '', name = ''] = [text(body, 'mode'), text(body, 'type'), text(body, 'name')];
  const values = property(body, 'values');
  return {
    address: objectAddress(address, text(body, 'deposed_key')),
    managed: mode === 'managed',
    type,
    values: isObject(values) ? values : {},
    sensitive: property(body, 'sensitive_values') ?? false,
    dependsOn: strings(property(body, 'depends_on')),
    source: text(body, 'provider_name'),
    key: configurationKey(typeof module === 'string' ? withoutInstanceKeys(module) : '', mode, type, name),
  };
}

/** An object that a replacement left over has the address of the current one, and a key of its own. */
export function objectAddress(address: string, deposed: string | undefined): string {
  return deposed === undefined ? address : `${address} (deposed ${deposed})`;
}

export function configurationKey(module: string, mode: string, type: string, name: string): string {
  return JSON.stringify([module, mode, type, name]);
}

/** `module.a.module.b` of `module.a["x"].module.b[0]`; keys may hold brackets and escaped quotes. */
export function withoutInstanceKeys(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, '');
}

export function text(body: JsonObject | undefined, name: string): string | undefined {
  const value = property(body, name);
  return typeof value === 'string' ? value : undefined;
}

export function strings(value: Json | undefined): string[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter((item) => typeof item === 'string') : [];
}

/** Whether a mark (`after_unknown`, `sensitive_values`) holds for any part of a value. */
export function isMarked(mark: Json): boolean {
  if (typeof mark === 'object' && mark !== null) return Object.values<Json>(mark).some(isMarked);
  return mark === true;
}

/** The same for one argument of the object that the mark is of. */
export function marks(mark: Json, name: string): boolean {
  return isMarked(isObject(mark) ? (property(mark, name) ?? false) : mark);
}
