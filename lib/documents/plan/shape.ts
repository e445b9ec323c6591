import { isObject, type Json, type JsonObject, property } from '../json/json';
import { UnreadableDocument } from '../json/unreadable-document';

type Shape = (value: Json, place: string) => string | undefined;

/**
 * Whether what decides has the form in which Terraform writes it. A part of another form would be left out, and what is
 * left out looks like no change.
 * @throws UnreadableDocument
 */
export function checkShape(document: JsonObject, source: string): void {
  const problem = DOCUMENT(document, '');
  if (problem !== undefined)
    throw new UnreadableDocument(
      source,
      `is not a plan or state that Terraform wrote: ${problem}`,
      'make it again with "terraform show -json"',
    );
}

function a(what: string, fits: (value: Json) => boolean): Shape {
  return (value, place) => (fits(value) ? undefined : `${place} must be ${what}`);
}

const text = a('a string', (value) => typeof value === 'string');
const flag = a('true or false', (value) => typeof value === 'boolean');
const object = a('an object', isObject);
/** `null` where nothing exists on this side. */
const side = a('an object', (value) => value === null || isObject(value));
const mode = a(
  'managed or data',
  (value) => typeof value === 'string' && ['managed', 'data', 'ephemeral', 'list'].includes(value),
);

function listOf(item: Shape): Shape {
  return (value, place) => {
    if (!Array.isArray(value)) return `${place} must be a list`;
    return first((value as readonly Json[]).map((each, i) => () => item(each, `${place}[${i}]`)));
  };
}

function mapOf(item: Shape): Shape {
  return (value, place) =>
    isObject(value)
      ? first(
          Object.entries(value).map(
            ([key, each]) =>
              () =>
                item(each, `${place}.${key}`),
          ),
        )
      : `${place} must be an object`;
}

/** An object whose known keys have these forms. As in Go, `null` is a key that is left out. */
function fields(known: Readonly<Record<string, Shape>>, required: readonly string[] = []): Shape {
  return (value, place) => {
    if (!isObject(value)) return `${place === '' ? 'the whole' : place} must be an object`;
    const at = (key: string) => (place === '' ? key : `${place}.${key}`);
    const lacking = required.find((key) => (property(value, key) ?? null) === null);
    if (lacking !== undefined) return `${at(lacking)} is missing`;
    return first(
      Object.entries(known).map(([key, shape]) => () => {
        const found = property(value, key) ?? null;
        return found === null ? undefined : shape(found, at(key));
      }),
    );
  };
}

function first(checks: readonly (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const problem = check();
    if (problem !== undefined) return problem;
  }
  return undefined;
}

const ADDRESS = { address: text, mode, type: text, name: text };
const CHANGE = fields({ actions: listOf(text), before: side, after: side, importing: object }, ['actions']);
const RESOURCE_CHANGE = fields(
  { ...ADDRESS, module_address: text, previous_address: text, deposed: text, action_reason: text, change: CHANGE },
  ['address', 'change'],
);
const RESOURCE = fields({ ...ADDRESS, values: object, depends_on: listOf(text) }, ['address']);
const MODULE: Shape = fields({
  address: text,
  resources: listOf(RESOURCE),
  child_modules: listOf((value, place) => MODULE(value, place)),
});
const VALUES = fields({ root_module: MODULE, outputs: mapOf(object) });
const CONFIGURED = fields(
  { ...ADDRESS, expressions: object, provider_config_key: text, provisioners: listOf(object) },
  ['address'],
);
const CONFIGURED_MODULE: Shape = fields({
  resources: listOf(CONFIGURED),
  outputs: mapOf(object),
  module_calls: mapOf(
    fields({ source: text, version_constraint: text, module: (value, place) => CONFIGURED_MODULE(value, place) }),
  ),
});
const DOCUMENT = fields({
  values: VALUES,
  planned_values: VALUES,
  prior_state: fields({ values: VALUES }),
  resource_changes: listOf(RESOURCE_CHANGE),
  resource_drift: listOf(RESOURCE_CHANGE),
  checks: listOf(fields({ address: object, status: text })),
  output_changes: mapOf(fields({ actions: listOf(text) }, ['actions'])),
  action_invocations: listOf(object),
  deferred_action_invocations: listOf(object),
  deferred_changes: listOf(fields({ resource_change: RESOURCE_CHANGE })),
  configuration: fields({
    provider_config: mapOf(fields({ full_name: text, alias: text, expressions: object })),
    root_module: CONFIGURED_MODULE,
  }),
  complete: flag,
  errored: flag,
  applyable: flag,
});
