import { blocks, type JsonObject, objectAt, property, strings, text } from '../json/json';
import type { PlanFacts, PlannedChange, PlannedOutput } from '../model/plan';
import { sortedBy, unique } from '../order';
import { areIdle, type ResourceChange, resourceChanges } from './changes';
import { isMarked } from './containers';
import type { Sides } from './sides';
import { takesOther } from './takes-other';

/** Every action that Terraform and OpenTofu know so far. */
const KNOWN = new Set(['no-op', 'create', 'read', 'update', 'delete', 'forget']);
/** What is looked up is read, or was read already. */
const KNOWN_OF_DATA = new Set(['no-op', 'read', 'delete']);
/** `error`: the condition itself could not be worked out. */
const FAILED = new Set(['fail', 'error']);

/** What a plan does, beside the values that it leads to. */
export function planFacts(
  document: JsonObject,
  stack: string,
  changes: readonly ResourceChange[],
  { before, after, changed }: Sides,
): PlanFacts {
  const existing = new Set(before.map(({ address }) => address));
  const left = new Map(after.flatMap(({ address, left: how }) => (how ? [[address, how]] : [])));
  const listed = new Set(changes.map(({ address }) => address));
  const planned = changes.map((change): PlannedChange => {
    const { address, actions, type, managed, reason, deposed, importing, previousAddress, replacePaths } = change;
    const strange = unknownActions(actions, managed);
    const other = takesOther(change);
    return {
      address: `${stack}:${address}`,
      type,
      managed,
      actions,
      ...(strange.length === 0 ? {} : { unknownActions: strange }),
      previousAddress: previousAddress && `${stack}:${previousAddress}`,
      reason,
      deposed,
      importing,
      ...(other.length === 0 ? {} : { takesOther: other }),
      replacePaths,
      arguments: [...(changed.get(address) ?? [])].sort(),
      left: deposed === undefined ? left.get(address) : undefined,
    };
  });
  // Terraform lists every planned object among its changes. One that is only among the planned values is new.
  const unlisted = after
    .filter(({ address, managed }) => managed && !listed.has(address) && !existing.has(address))
    .map(({ address, type }): PlannedChange => {
      const place = { address: `${stack}:${address}`, type, managed: true };
      return { ...place, actions: ['create'], replacePaths: [], arguments: [] };
    });
  const all = sortedBy([...planned, ...unlisted], ({ address }) => address);
  const outputs = plannedOutputs(objectAt(document, 'output_changes'));
  const drift = resourceChanges(property(document, 'resource_drift')).map(({ address }) => `${stack}:${address}`);
  const deferredActions = blocks(property(document, 'deferred_action_invocations')).flatMap((each) =>
    blocks(property(each, 'action_invocation')),
  );
  const invocations = [...blocks(property(document, 'action_invocations')), ...deferredActions].map(
    (each) => text(each, 'address') ?? 'action',
  );
  const deferred = blocks(property(document, 'deferred_changes'))
    .flatMap((each) => resourceChanges(property(each, 'resource_change') ?? null))
    .map(({ address }) => `${stack}:${address}`);
  const quiet =
    all.every(isIdle) &&
    invocations.length === 0 &&
    changed.size === 0 &&
    outputs.every(({ actions }) => areIdle(actions));
  const applyable = flag(document, 'applyable');
  return {
    stack,
    // Whatever the flag says, a plan that puts something off is not whole.
    complete: deferred.length > 0 ? false : flag(document, 'complete'),
    deferred: unique(deferred),
    errored: flag(document, 'errored'),
    applyable,
    refreshOnly: quiet && applyable === true,
    empty: quiet,
    changes: all,
    failedChecks: failedChecks(document),
    drift: unique(drift),
    outputs,
    invocations,
    variables: Object.keys(objectAt(document, 'variables')).sort(),
  };
}

/** Words of a plan whose meaning is unknown; `none` where it names no action at all. */
function unknownActions(actions: readonly string[], managed: boolean): string[] {
  const known = managed ? KNOWN : KNOWN_OF_DATA;
  return actions.length === 0 ? ['none'] : actions.filter((action) => !known.has(action));
}

/** Nothing in Okta or AWS changes, and no object gets another owner. */
function isIdle({ actions, importing }: PlannedChange): boolean {
  return importing === undefined && actions.length > 0 && areIdle(actions);
}

/** @see https://developer.hashicorp.com/terraform/internals/json-format#checks-representation */
function failedChecks(document: JsonObject): string[] {
  const failed = blocks(property(document, 'checks')).filter((each) => FAILED.has(text(each, 'status') ?? ''));
  return unique(failed.map((each) => text(objectAt(each, 'address'), 'to_display') ?? 'a check')).sort();
}

function plannedOutputs(changes: JsonObject): PlannedOutput[] {
  const outputs = Object.entries(changes).map(([name, change]): PlannedOutput => {
    const [was, is] = ['before_sensitive', 'after_sensitive'].map((side) => isMarked(property(change, side) ?? false));
    const actions = strings(property(change, 'actions'));
    return { name, actions, sensitive: was === true || is === true, revealed: was === true && is !== true };
  });
  return sortedBy(outputs, ({ name }) => name);
}

function flag(document: JsonObject, name: string): boolean | undefined {
  const value = property(document, name);
  return typeof value === 'boolean' ? value : undefined;
}
