import { digester } from './digest';
import type { ConfigurationDocument, Document, ValuesDocument, ValuesResource } from './model/document';
import { type Json, type JsonObject, objectAt, property } from './json/json';
import { checkedObject, parseJsonObject } from './json/parse-json';
import { repeatedKeys } from './json/repeated-keys';
import { UnreadableDocument } from './json/unreadable-document';
import { resourceChanges } from './plan/changes';
import { PlanConfiguration } from './plan/configuration';
import type { PlanFacts } from './model/plan';
import { isMarked, listedResources, marks } from './plan/containers';
import { planFacts } from './plan/facts';
import { remoteModules } from './plan/modules';
import { planOutside, stateOutside } from './plan/outside';
import { checkShape } from './plan/shape';
import { sidesOf } from './plan/sides';
import { valuesTexts } from './plan/values-texts';

export interface PlanOptions {
  /** For errors: the file it came from. @default 'plan' */
  readonly source?: string;
  /** Name of the document, which begins its addresses. @default - `plan`, or the configuration's name */
  readonly name?: string;
  /** Of a plan: what it leads to, or what there was before it. @default 'after' */
  readonly side?: 'before' | 'after';
  /**
   * The synthesized stack that the plan was made of. It has what a plan does not carry: comments, lifecycle, and the
   * expressions of what only the apply knows.
   */
  readonly configuration?: ConfigurationDocument;
}

/** Major version of the format, stable since Terraform 1.0. @see https://developer.hashicorp.com/terraform/internals/json-format */
const FORMAT = /^1\./;

/**
 * Reads the output of `terraform show -json` for a plan file or a state.
 * @param json the text, or the object in it
 * @throws UnreadableDocument
 */
export function readPlanJson(json: unknown, options: PlanOptions = {}): Document {
  const { source = 'plan', configuration, side = 'after' } = options;
  const document = typeof json === 'string' ? parsePlan(json, source) : checkedObject(json, source);
  checkForm(document, source);
  checkShape(document, source);
  const parts = ['planned_values', 'resource_changes', 'values'].map((key) => property(document, key));
  // An empty state has no values; a plan always says what it leads to.
  if (isPlan(document) && parts.every((part) => !part))
    throw new UnreadableDocument(
      source,
      'is a part of a plan: planned_values and resource_changes are missing',
      'give all of what "terraform show -json FILE" prints',
    );
  if (lacksChanges(document))
    throw new UnreadableDocument(
      source,
      'is a part of a plan: resource_changes is missing',
      'give all of what "terraform show -json FILE" prints',
    );
  const name = options.name ?? configuration?.name ?? 'plan';
  const values = isPlan(document) ? plan(document, name, side) : state(document, name);
  if (!configuration) return values;
  const known = new Map(values.resources.map((resource) => [resource.address, withoutUnknown(resource)]));
  const left = values.resources.filter((resource) => resource.left !== undefined);
  return {
    ...configuration,
    name,
    known,
    left: left.map((resource) => resource.address),
    ...(values.plan ? { plan: values.plan } : {}),
  };
}

/**
 * The object of a plan's or state's text. Of a key that is there twice, one would be lost.
 * @throws UnreadableDocument
 */
export function parsePlan(text: string, source: string, remedy?: string): JsonObject {
  const document = parseJsonObject(text, source, remedy);
  refuseRepeatedKeys(text, document, source);
  return document;
}

/** @throws UnreadableDocument */
export function refuseRepeatedKeys(text: string, document: JsonObject, source: string): void {
  const [repeated] = repeatedKeys(text.replace(/^\uFEFF/, ''), document);
  if (repeated === undefined) return;
  throw new UnreadableDocument(
    source,
    `has the key ${repeated} twice, or under a name that programs lose`,
    'make it again with "terraform show -json"',
  );
}

/** Outputs that the plan leaves alone: their words for people are those of before. */
function unchanged({ outputs }: PlanConfiguration, facts: PlanFacts): PlanConfiguration['outputs'] {
  const idle = new Set(
    facts.outputs.filter(({ actions }) => actions.every((action) => action === 'no-op')).map(({ name }) => name),
  );
  return new Map([...outputs].filter(([name]) => facts.empty || idle.has(name)));
}

function checkForm(document: JsonObject, source: string): void {
  const version = property(document, 'format_version');
  if (typeof version !== 'string' && property(document, 'lineage') !== undefined)
    throw new UnreadableDocument(source, 'is a raw state file', 'give the output of "terraform show -json"');
  if (typeof version !== 'string' || !FORMAT.test(version))
    throw new UnreadableDocument(
      source,
      'is not the output of "terraform show -json" (format_version 1.x)',
      'run "terraform show -json FILE" and give its output',
    );
}

function isPlan(document: JsonObject): boolean {
  return ['planned_values', 'resource_changes', 'prior_state', 'configuration'].some(
    (key) => property(document, key) !== undefined,
  );
}

/** Terraform lists a change for every object that it planned, even where nothing happens to it. */
function lacksChanges(document: JsonObject): boolean {
  if (property(document, 'errored') === true || (property(document, 'resource_changes') ?? null) !== null) return false;
  return listedResources(property(document, 'planned_values')).some(({ managed }) => managed);
}

function plan(document: JsonObject, name: string, side: 'before' | 'after'): ValuesDocument {
  const configuration = new PlanConfiguration(property(document, 'configuration'));
  const changes = resourceChanges(property(document, 'resource_changes'));
  const planned = property(document, 'planned_values');
  const then = property(property(document, 'prior_state'), 'values');
  const [prior, expected] = [listedResources(then, configuration), listedResources(planned, configuration)];
  const sides = sidesOf(prior, expected, changes, configuration);
  const facts = planFacts(document, name, changes, sides);
  const shared = { kind: 'plan', name, providers: configuration.providers } as const;
  // Before a plan without changes is the same as after it, to the last bit.
  const resources = side === 'before' || facts.empty ? sides.before : sides.after;
  const container = side === 'before' ? then : planned;
  const outputs = outputsOf(container);
  const words = side === 'before' ? container : withChangedOutputs(document, planned);
  const texts = valuesTexts(name, resources, words, {
    outputs: side === 'before' ? unchanged(configuration, facts) : configuration.outputs,
    revealed: new Set(side === 'before' ? [] : facts.outputs.filter((each) => each.revealed).map((each) => each.name)),
    // The configuration is that of afterwards: it says nothing of what was there before.
    changed: side === 'before' ? sides.changed : new Map(),
  });
  const gap = gapOf(facts);
  const rest = { ...shared, resources, outputs, texts, changed: sides.changed, ...(gap === undefined ? {} : { gap }) };
  const digest = digester();
  const existing = sides.before.map(({ address }) => address);
  const modules = remoteModules(configuration, facts, existing, digest);
  if (side === 'before')
    return { ...rest, outside: modules.flatMap(({ module, standing }) => (standing ? [module] : [])) };
  const sources = [...prior, ...expected, ...changes];
  const said = { sources, variables: objectAt(document, 'variables') };
  const isWhole = facts.empty || property(document, 'configuration') !== undefined;
  return {
    ...rest,
    plan: facts,
    ...(isWhole ? {} : { unread: [WITHOUT_CONFIGURATION] }),
    outside: [...planOutside(configuration, facts, said, digest), ...modules.map(({ module }) => module)],
  };
}

/** The planned values, with what only the changes of outputs say. */
function withChangedOutputs(document: JsonObject, planned: Json | undefined): JsonObject {
  const changed = Object.entries(objectAt(document, 'output_changes')).flatMap(([name, change]): [string, Json][] => {
    const value = property(change, 'after') ?? null;
    const sensitive = isMarked(property(change, 'after_sensitive') ?? false);
    return value === null ? [] : [[name, { value, sensitive }]];
  });
  return { outputs: { ...Object.fromEntries(changed), ...objectAt(planned, 'outputs') } };
}

/** Terraform writes it into every plan: somebody took it out. */
const WITHOUT_CONFIGURATION = {
  subject: 'configuration',
  reason: 'the plan has no configuration, so nobody sees what runs with it and where its providers reach',
};

function gapOf({ errored, complete }: PlanFacts): string | undefined {
  if (errored === true) return 'the plan failed, and what is missing from it was not planned';
  return complete === false ? 'the plan covers a part of the stack only' : undefined;
}

function state(document: JsonObject, name: string): ValuesDocument {
  const found = property(document, 'values');
  const resources = listedResources(found);
  const outputs = outputsOf(found);
  const texts = valuesTexts(name, resources, found, { outputs: new Map(), revealed: new Set(), changed: new Map() });
  return {
    kind: 'state',
    name,
    resources,
    providers: [],
    outputs,
    texts,
    outside: stateOutside(name, resources, digester()),
  };
}

function outputsOf(container: Json | undefined): ReadonlyMap<string, Json> {
  return new Map(
    Object.entries(objectAt(container, 'outputs')).flatMap(([key, output]): [string, Json][] => {
      const value = property(output, 'value');
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

function withoutUnknown({ values: found, unknown }: ValuesResource): JsonObject {
  return Object.fromEntries(Object.entries(found).filter(([key]) => !marks(unknown, key)));
}
