import {
  isObject,
  type Json,
  type JsonObject,
  property,
  type ValuesDocument,
  type ValuesResource,
} from '../document/document';
import { evaluateJson, type Names } from '../expression/evaluate';
import { Attribute, Failed, literal, Named, Unresolved, type Value } from '../expression/value';
import type { Provider, Resource } from './resource';

/** Resources of a plan or state. */
export function valuesResources(document: ValuesDocument): Resource[] {
  return document.resources.map((resource): Resource => {
    const address = `${document.name}:${resource.address}`;
    const memo = new Map<string, Value | undefined>();
    return {
      address,
      stack: document.name,
      managed: resource.managed,
      type: resource.type,
      provider: `${document.name}:${resource.provider ?? resource.type.split('_')[0] ?? ''}`,
      argument: (name) => {
        if (!memo.has(name)) memo.set(name, valueOf(document, resource, name));
        return memo.get(name);
      },
      origins: (name) =>
        references(property(resource.expressions, name)).map((reference) => `${document.name}:${reference}`),
      configured: (name) => document.kind === 'state' || property(resource.expressions, name) !== undefined,
      source: () => undefined,
      comment: undefined,
      preventDestroy: false,
      preconditions: [],
      ignoresChanges: [],
    };
  });
}

export function valuesProviders(document: ValuesDocument): Provider[] {
  return document.providers.map(({ key, expressions }) => ({
    key: `${document.name}:${key}`,
    type: key.replace(/^.*:/, '').split('.')[0] ?? '',
    argument: (name) => {
      const expression = property(expressions, name);
      return expression === undefined ? undefined : constantOf(expression);
    },
  }));
}

/** Outputs, for documents that read them through `terraform_remote_state`. */
export function valuesOutput(document: ValuesDocument, name: string): Value | undefined {
  const value = document.outputs.get(name);
  return value === undefined ? undefined : literal(value);
}

function valueOf(document: ValuesDocument, resource: ValuesResource, name: string): Value | undefined {
  const unknown = isObject(resource.unknown) ? property(resource.unknown, name) : undefined;
  const value = property(resource.values, name);
  if (unknown === undefined || unknown === false)
    return value === undefined || value === null ? undefined : literal(value);
  return overlay(document, resource, name, value ?? null, unknown, property(resource.expressions, name));
}

/** Puts what the apply decides in its place among what the plan knows already. */
function overlay(
  document: ValuesDocument,
  resource: ValuesResource,
  name: string,
  value: Json,
  unknown: Json,
  expression: Json | undefined,
): Value {
  const down = (child: Json | undefined, hidden: Json, inner: Json | undefined) =>
    overlay(document, resource, name, child ?? null, hidden, inner);
  if (unknown === true) return fromReferences(document, resource, name, expression);
  if (Array.isArray(unknown)) {
    const items = Array.isArray(value) ? (value as readonly Json[]) : [];
    return (unknown as readonly Json[]).map((hidden, i) =>
      down(items[i], hidden, Array.isArray(expression) ? (expression as readonly Json[])[i] : expression),
    );
  }
  if (!isObject(unknown)) return literal(value);
  const fields: JsonObject = isObject(value) ? value : {};
  const keys = [...new Set([...Object.keys(fields), ...Object.keys(unknown)])];
  return Object.fromEntries(
    keys.map((key) => [
      key,
      down(
        property(fields, key),
        property(unknown, key) ?? false,
        isObject(expression) ? property(expression, key) : undefined,
      ),
    ]),
  );
}

/**
 * What a plan knows of an expression that the apply decides. Of a configuration in JSON the plan has the expression itself.
 * Of one in HCL it lists what the expression refers to and not how. Where it refers to one attribute and nothing else, it is that
 * attribute: Okta and AWS know no other use of an id. Several of one kind make a list.
 */
function fromReferences(
  document: ValuesDocument,
  resource: ValuesResource,
  name: string,
  expression: Json | undefined,
): Value {
  // What nobody wrote is the provider's to decide, like an id.
  if (expression === undefined) return new Attribute(`${document.name}:${resource.address}`, name);
  const written = isObject(expression) ? property(expression, 'constant_value') : undefined;
  if (written !== undefined && isObject(expression) && property(expression, 'references') !== undefined)
    return evaluateJson(written, namesIn(document, modulePath(resource.address)));
  const found = references(expression).map((reference) => attributeOf(document, resource, reference));
  const attributes = found.filter((attribute) => attribute !== undefined);
  const [only] = attributes;
  if (LISTS.has(name) && attributes.length > 0 && attributes.length === found.length) return attributes;
  if (found.length === 1 && only !== undefined && !TEXTS.has(name)) return only;
  const to = references(expression).join(', ');
  return new Unresolved(
    `${resource.address}.${name} is known after apply${to === '' ? '' : ` (it refers to ${to})`}`,
    references(expression).map((reference) => `${document.name}:${reference}`),
  );
}

/** What expressions of a module mean by the names of resources; variables and the like are not in a plan. */
function namesIn(document: ValuesDocument, module: string): Names {
  const resource = (type: string) =>
    new Named(type, (name) => {
      const address = `${module}${type}.${name}`;
      const single = resourcesByAddress(document).get(address);
      if (single) return named(document, single);
      const instances = document.resources.filter((candidate) => candidate.address.startsWith(`${address}[`));
      if (instances.length === 0) return new Failed(`the plan has no ${address}`);
      const keyed = instances.map((instance): [string, Value] => [
        instance.address.slice(address.length + 1, -1).replace(/^"(.*)"$/, '$1'),
        named(document, instance),
      ]);
      return Object.fromEntries(keyed);
    });
  return {
    resolve: (name) => {
      if (name === 'data') return new Named('data', (type) => resource(`data.${type}`));
      return NOT_IN_PLANS.has(name) ? new Unresolved(`a plan does not say what ${name} is`) : resource(name);
    },
  };
}

const NOT_IN_PLANS = new Set(['var', 'local', 'module', 'each', 'count', 'path', 'self', 'terraform']);

function named(document: ValuesDocument, resource: ValuesResource): Value {
  return new Named(
    resource.address,
    (attribute) =>
      valueOf(document, resource, attribute) ?? new Attribute(`${document.name}:${resource.address}`, attribute),
  );
}

const indexes = new WeakMap<ValuesDocument, ReadonlyMap<string, ValuesResource>>();

function resourcesByAddress(document: ValuesDocument): ReadonlyMap<string, ValuesResource> {
  const known = indexes.get(document);
  if (known) return known;
  const index = new Map(document.resources.map((resource) => [resource.address, resource]));
  indexes.set(document, index);
  return index;
}

/** Arguments that are lists of ids. */
const LISTS = new Set(['group_assignments', 'users', 'groups', 'policy_arns']);
/** Arguments that are more than a reference wherever they hold one. */
const TEXTS = new Set(['expression_value', 'assume_role_policy', 'policy', 'app_settings_json']);

function attributeOf(document: ValuesDocument, resource: ValuesResource, reference: string): Attribute | undefined {
  const match = /^((?:data\.)?[a-z]\w*\.[\w-]+(?:\[(?:\d+|"[^"\]]*")\])?)\.(\w+)$/.exec(reference);
  if (!match || /^(each|var|local|module|count|path|self)\./.test(reference)) return undefined;
  const [, address = '', attribute = ''] = match;
  return new Attribute(`${document.name}:${modulePath(resource.address)}${address}`, attribute);
}

/** `module.a["b"].` of `module.a["b"].okta_group.x`. */
function modulePath(address: string): string {
  return /^(?:module\.[\w-]+(?:\[(?:\d+|"[^"\]]*")\])?\.)*/.exec(address)?.[0] ?? '';
}

/** The attributes an expression names: of `okta_group.x.id` and `okta_group.x`, which both stand there, the first. */
function references(expression: Json | undefined): string[] {
  const all: string[] = [];
  const visit = (json: Json | undefined): void => {
    if (Array.isArray(json)) (json as readonly Json[]).forEach(visit);
    else if (isObject(json)) {
      const listed = property(json, 'references');
      if (Array.isArray(listed)) all.push(...(listed as readonly Json[]).filter((item) => typeof item === 'string'));
      else Object.values<Json>(json).forEach(visit);
    }
  };
  visit(expression);
  return [...new Set(all)].filter(
    (item) => !all.some((other) => other.startsWith(`${item}.`) || other.startsWith(`${item}[`)),
  );
}

/** A provider's argument, where it is a constant. */
function constantOf(expression: Json): Value {
  if (Array.isArray(expression)) return (expression as readonly Json[]).map(constantOf);
  if (!isObject(expression)) return literal(expression);
  const constant = property(expression, 'constant_value');
  if (constant !== undefined) return literal(constant);
  const listed = references(expression);
  if (property(expression, 'references') !== undefined)
    return new Unresolved(`it refers to ${listed.join(', ')}`, listed);
  return Object.fromEntries(Object.entries(expression).map(([key, value]) => [key, constantOf(value)]));
}
