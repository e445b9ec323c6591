import { canonical } from '../digest';
import { isObject, type Json, property } from '../json/json';
import type { ValuesResource } from '../model/document';
import { withoutDetached } from './attached';
import type { PlanConfiguration } from './configuration';
import { areIdle, type ResourceChange } from './changes';
import { type Listed, marks, objectAddress } from './containers';

/** What exists before a plan, and what it leads to. */
export interface Sides {
  readonly before: readonly ValuesResource[];
  readonly after: readonly ValuesResource[];
  /** Names of the arguments that differ, by address. What only the provider decides is not among them. */
  readonly changed: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * A plan is the state that it starts from, and its actions. What is missing from the planned values is not gone: a
 * plan of one target, a failed plan and a refresh-only plan leave out most of what exists.
 */
export function sidesOf(
  prior: readonly Listed[],
  planned: readonly Listed[],
  changes: readonly ResourceChange[],
  configuration: PlanConfiguration,
): Sides {
  const current = new Map(changes.filter(({ deposed }) => deposed === undefined).map((each) => [each.address, each]));
  const moved = new Map(
    [...current.values()].flatMap(({ address, previousAddress }) =>
      previousAddress === undefined ? [] : [[previousAddress, address]],
    ),
  );
  const before = new Map<string, Listed>();
  // An object that moves is the same object: it has its new address on both sides.
  const leftOver = leftovers(prior, changes, configuration);
  for (const resource of [...prior.filter(({ address }) => !leftOver.gone.has(address)), ...leftOver.forgotten]) {
    const address = moved.get(resource.address) ?? resource.address;
    before.set(address, { ...resource, address });
  }
  for (const change of current.values())
    if (change.before) {
      const known = before.get(change.address);
      before.set(change.address, {
        ...(known ?? asListed(change, configuration)),
        values: change.before,
        sensitive: change.sensitive[0],
      });
    }
  const after = new Map<string, ValuesResource>(before);
  const deletedApps = new Set(
    [...current.values()].flatMap(({ type, actions, before: app }) =>
      type === 'okta_app_saml' && actions.includes('delete') && app ? [property(app, 'id') ?? null] : [],
    ),
  );
  const expected = new Map(planned.map((resource) => [resource.address, resource]));
  for (const resource of planned) if (!current.has(resource.address)) after.set(resource.address, resource);
  for (const change of current.values()) {
    const was = before.get(change.address);
    const is = change.after
      ? { ...(was ?? asListed(change, configuration)), values: change.after }
      : expected.get(change.address);
    if (change.actions.includes('forget')) {
      if (was) after.set(change.address, { ...was, left: 'forgotten' });
    } else if (change.actions.includes('delete') && !change.actions.includes('create')) {
      if (was && staysInForce(was, deletedApps)) after.set(change.address, { ...was, left: 'retained' });
      else after.delete(change.address);
    } else if (is) after.set(change.address, { ...is, unknown: change.unknown, sensitive: change.sensitive[1] });
    else if (!areIdle(change.actions))
      after.set(change.address, unsaid(was ?? asListed(change, configuration), change.sensitive[1]));
  }
  for (const { address } of leftOver.forgotten) {
    const kept = after.get(address);
    if (kept) after.set(address, { ...kept, left: 'forgotten' });
  }
  const [then, now] = [[...before.values()], [...after.values()]];
  return { before: then, after: withoutDetached(then, now), changed: changedNames(then, now) };
}

/** What a change leads to that does not say so: whatever the object had may be otherwise. */
function unsaid(resource: ValuesResource, sensitive: Json): ValuesResource {
  const names = Object.keys(resource.values);
  const each = <T extends Json>(mark: T) => Object.fromEntries(names.map((name) => [name, mark]));
  return { ...resource, sensitive, unknown: each(true), expressions: each({ references: [] }), configured: true };
}

/**
 * Okta keeps what these resources have set when Terraform lets go of them.
 * @see https://registry.terraform.io/providers/okta/okta/latest/docs/resources/app_access_policy_assignment
 */
function staysInForce({ type, values }: Listed, deletedApps: ReadonlySet<Json>): boolean {
  if (deletedApps.has(property(values, 'app_id') ?? '')) return false;
  if (type === 'okta_app_access_policy_assignment' || type === 'okta_app_saml_app_settings') return true;
  return type === 'okta_app_group_assignment' && property(values, 'retain_assignment') === true;
}

/** Objects that an earlier replacement left over: deleted, which takes nothing from anybody, or forgotten, and then they stay. */
function leftovers(prior: readonly Listed[], changes: readonly ResourceChange[], configuration: PlanConfiguration) {
  const known = new Map(prior.map((resource) => [resource.address, resource]));
  const deposed = changes.filter((change) => change.deposed !== undefined);
  const at = ({ address, deposed: key }: ResourceChange) => objectAddress(address, key);
  return {
    gone: new Set(deposed.map(at)),
    forgotten: deposed
      .filter(({ actions }) => actions.includes('forget'))
      .map((change): Listed => {
        const values = change.before ?? {};
        return known.get(at(change)) ?? { ...asListed(change, configuration), address: at(change), values };
      }),
  };
}

function asListed(change: ResourceChange, configuration: PlanConfiguration): Listed {
  const { address, managed, type, name, module } = change;
  const configured = configuration.of({ module, mode: managed ? 'managed' : 'data', type, name });
  return { address, managed, type, values: {}, unknown: false, sensitive: false, dependsOn: [], ...configured };
}

function isInPart(unknown: Json, name: string): boolean {
  return isObject(unknown) && typeof property(unknown, name) === 'object';
}

function changedNames(
  before: readonly ValuesResource[],
  after: readonly ValuesResource[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const later = new Map(after.map((resource) => [resource.address, resource]));
  return new Map(
    before.flatMap((then): [string, ReadonlySet<string>][] => {
      const now = later.get(then.address);
      if (now === undefined || now.values === then.values) return [];
      const unknown = isObject(now.unknown) ? Object.keys(now.unknown) : [];
      const names = [...new Set([...Object.keys(then.values), ...Object.keys(now.values), ...unknown])];
      const differing = names.filter((name) => {
        // Blocks of a `dynamic` are in no configuration; of what only the provider decides, the whole is unknown.
        if (marks(now.unknown, name))
          return property(now.expressions, name) !== undefined || isInPart(now.unknown, name);
        return canonical(property(then.values, name) ?? null) !== canonical(property(now.values, name) ?? null);
      });
      return differing.length === 0 ? [] : [[then.address, new Set(differing)]];
    }),
  );
}
