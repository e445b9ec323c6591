import { blocks, isObject, type Json, type JsonObject, objectAt, property, strings, text } from '../json/json';
import type { ValuesResource } from '../model/document';
import { PlanConfiguration } from './configuration';

/** A resource as `values`, `prior_state` and `planned_values` list it, with what the configuration says of its block. */
export interface Listed extends ValuesResource {
  /** The provider that made it, e.g. `registry.terraform.io/okta/okta`. */
  readonly source?: string;
}

/** Resources of the root module and of all child modules. The nesting is bounded where the text is parsed. */
export function listedResources(
  container: Json | undefined,
  configuration = new PlanConfiguration(undefined),
): Listed[] {
  const visit = (module: JsonObject): Listed[] => [
    ...blocks(property(module, 'resources')).flatMap(
      (body) => listed(body, text(module, 'address'), configuration) ?? [],
    ),
    ...blocks(property(module, 'child_modules')).flatMap(visit),
  ];
  return blocks(property(container, 'root_module')).flatMap(visit);
}

/** @param module address of the module that the resource is in; absent for the root */
function listed(body: JsonObject, module: string | undefined, configuration: PlanConfiguration): Listed | undefined {
  const address = text(body, 'address');
  if (address === undefined) return undefined;
  const [mode = 'managed', type = '', name = ''] = [text(body, 'mode'), text(body, 'type'), text(body, 'name')];
  return {
    address: objectAddress(address, text(body, 'deposed_key')),
    managed: mode === 'managed',
    type,
    values: objectAt(body, 'values'),
    unknown: false,
    sensitive: property(body, 'sensitive_values') ?? false,
    dependsOn: strings(property(body, 'depends_on')),
    source: text(body, 'provider_name'),
    ...configuration.of({ module, mode, type, name }),
  };
}

/** An object that a replacement left over has the address of the current one, and a key of its own. */
export function objectAddress(address: string, deposed: string | undefined): string {
  return deposed === undefined ? address : `${address} (deposed ${deposed})`;
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
