import { isObject, type Json, property, strings } from '../json/json';
import type { ValuesDocument, ValuesResource } from '../model/document';
import { Attribute, literal, Unresolved, type Value } from '../expression/value';
import { evaluate } from '../grammar/evaluate';
import { typeOf } from '../plan/outside';
import type { Content, Provider, Resource } from './resource';

/** A plan or state. Its outputs are for documents that read them through `terraform_remote_state`. */
export function valuesContent(document: ValuesDocument): Content {
  const { name, resources, outputs } = document;
  return {
    resources: resourcesOf(document),
    providers: providersOf(document),
    imports: [],
    forgotten: resources.flatMap(({ address, left }) => (left ? [`${name}:${address}`] : [])),
    output: (output) => {
      const value = outputs.get(output);
      return value === undefined ? undefined : literal(value);
    },
  };
}

function resourcesOf(document: ValuesDocument): Resource[] {
  return document.resources.map((resource): Resource => {
    const memo = new Map<string, Value | undefined>();
    const argument = (name: string) => {
      if (!memo.has(name)) memo.set(name, valueOf(document, resource, name));
      return memo.get(name);
    };
    return {
      address: `${document.name}:${resource.address}`,
      stack: document.name,
      managed: resource.managed,
      type: resource.type,
      provider: `${document.name}:${resource.provider ?? resource.type.split('_')[0] ?? ''}`,
      argument,
      written: argument,
      origins: (name) =>
        references(property(resource.expressions, name)).map((reference) => `${document.name}:${reference}`),
      mentions: mentioned(resource).map((address) => `${document.name}:${modulePath(resource.address)}${address}`),
      configured: (name) => !resource.configured || property(resource.expressions, name) !== undefined,
      source: () => undefined,
      comment: undefined,
      preventDestroy: false,
      preconditions: [],
      ignoresChanges: [],
    };
  });
}

function providersOf(document: ValuesDocument): Provider[] {
  return document.providers.map(({ key, expressions }) => ({
    key: `${document.name}:${key}`,
    type: typeOf(key),
    argument: (name) => {
      const expression = property(expressions, name);
      return expression === undefined ? undefined : constantOf(expression);
    },
  }));
}

function valueOf(document: ValuesDocument, resource: ValuesResource, name: string): Value | undefined {
  const unknown = property(resource.unknown, name);
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
    return (unknown as readonly Json[]).map((hidden, i) => down(items[i], hidden, partOf(expression, i)));
  }
  if (!isObject(unknown)) return literal(value);
  const keys = [...new Set([...Object.keys(isObject(value) ? value : {}), ...Object.keys(unknown)])];
  return Object.fromEntries(
    keys.map((key) => [key, down(property(value, key), property(unknown, key) ?? false, partOf(expression, key))]),
  );
}

/** The expression of one item or key: nested blocks have their own, lists and maps in JSON are within the constant. */
function partOf(expression: Json | undefined, key: number | string): Json | undefined {
  if (Array.isArray(expression)) return typeof key === 'number' ? (expression as readonly Json[])[key] : undefined;
  if (!isObject(expression)) return undefined;
  const constant = property(expression, 'constant_value');
  if (constant === undefined) return typeof key === 'number' ? expression : property(expression, key);
  const part = Array.isArray(constant)
    ? (constant as readonly Json[])[Number(key)]
    : isObject(constant)
      ? property(constant, String(key))
      : undefined;
  return part === undefined
    ? expression
    : { constant_value: part, references: property(expression, 'references') ?? [] };
}

/**
 * What a plan knows of an expression that the apply decides. Of a configuration in JSON the plan has the expression itself.
 * Of one in HCL it lists what the expression refers to and not how. A lone reference in an argument that takes one id is
 * that id (docs/decisions/33). Several of one kind make a list.
 */
function fromReferences(
  document: ValuesDocument,
  resource: ValuesResource,
  name: string,
  expression: Json | undefined,
): Value {
  // What nobody wrote is the provider's to decide, like an id.
  if (expression === undefined) return new Attribute(`${document.name}:${resource.address}`, name);
  const written = property(expression, 'constant_value');
  const found = references(expression).map((reference) => attributeOf(document, resource, reference));
  if (written !== undefined)
    return evaluate(written, {
      stack: document.name,
      resolve: (path) =>
        attributeOf(document, resource, path.join('.')) ?? new Unresolved(`${path.join('.')} is known after apply`),
    });
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

/** The attributes an expression names: of `okta_group.x.id` and `okta_group.x`, which are both listed, the first. */
function references(expression: Json | undefined): string[] {
  const all: string[] = [];
  const visit = (json: Json | undefined): void => {
    if (Array.isArray(json)) (json as readonly Json[]).forEach(visit);
    else if (isObject(json)) {
      const listed = property(json, 'references');
      if (Array.isArray(listed)) all.push(...strings(listed));
      else Object.values<Json>(json).forEach(visit);
    }
  };
  visit(expression);
  return [...new Set(all)].filter(
    (item) => !all.some((other) => other.startsWith(`${item}.`) || other.startsWith(`${item}[`)),
  );
}

/** Blocks of the same module that its expressions name, and what a state notes as needed. */
function mentioned({ address, expressions, dependsOn = [] }: ValuesResource): string[] {
  const path = modulePath(address);
  const named = references(expressions).map((reference) => reference.replace(/^((?:data\.)?\w+\.[\w-]+).*$/s, '$1'));
  const needed = dependsOn.map((each) => (each.startsWith(path) ? each.slice(path.length) : each));
  return [...new Set([...named, ...needed])];
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
