import { blocks, isObject, type JsonObject, property, readPlanJson, resourceChanges } from '../../documents';
import type { LiveIndex } from '../live/live-index';
import { accountsOfAddresses } from './accounts-of-addresses';
import { grantChanges } from './grants-of-plans';
import { judgeChange } from './judge-change';
import type { JudgedChange, Refusal, Verdict } from './model';
import { type Owned, secondOwners } from './owners';

export interface PlanToCheck {
  /** Name of the stack. */
  readonly name: string;
  /** `terraform show -json` of the plan. */
  readonly json: JsonObject;
}

export interface CheckReport {
  /** Everything that is not "nothing", sorted by address. */
  readonly changes: readonly JudgedChange[];
  /** Refusals that are about a whole plan, or about several changes together. */
  readonly overall: readonly Refusal[];
  readonly counts: Readonly<Record<'imported' | 'stateOnly' | 'sameValue' | 'real' | 'refused', number>>;
  /** Nothing may be applied. */
  readonly refused: boolean;
}

/**
 * Whether plans take over what exists without changing it. What is not known is a refusal.
 * @throws UnreadableDocument for what is not a plan
 */
export function checkPlans(
  plans: readonly PlanToCheck[],
  live: LiveIndex | undefined,
  others: readonly Owned[],
): CheckReport {
  const entries = plans.flatMap(({ name, json }) => {
    const accounts = accountsOfAddresses(json);
    return resourceChanges(property(json, 'resource_changes'))
      .filter(({ managed }) => managed)
      .map((change) => {
        const account = accounts.get(`${change.type}.${change.name}`);
        return {
          stack: name,
          address: `${name}:${change.address}`,
          change,
          account,
        };
      });
  });
  const owners = secondOwners(entries, others);
  const changes = entries
    .flatMap(({ stack, address, change, account }) => {
      const context = { change, account, live };
      const judged = judgeChange(stack, context);
      return judged === undefined ? [] : [withOwner(judged, owners.get(address))];
    })
    .sort((a, b) => (a.address < b.address ? -1 : 1));
  const overall = [...plans.flatMap(wholePlan), ...grantsOf(plans)];
  const count = (verdict: Verdict) => changes.filter((change) => change.verdict === verdict).length;
  const refusedChanges = changes.filter(({ refusals }) => refusals.length > 0).length;
  return {
    changes,
    overall,
    counts: {
      imported: changes.filter(({ action }) => action.startsWith('import')).length,
      stateOnly: count('state only'),
      sameValue: count('same value'),
      real: count('real'),
      refused: refusedChanges + overall.length,
    },
    refused: refusedChanges + overall.length > 0,
  };
}

function withOwner(change: JudgedChange, other: string | undefined): JudgedChange {
  if (other === undefined) return change;
  return { ...change, verdict: 'real', refusals: [...change.refusals, { rule: 'second-owner', evidence: other }] };
}

/** Whether `terraform show -json` was made of a plan, not of a state. */
export function isPlan(json: JsonObject): boolean {
  return Array.isArray(property(json, 'resource_changes')) || isObject(property(json, 'planned_values'));
}

/** A plan that left something out says nothing about what it left out. */
function wholePlan({ name, json }: PlanToCheck): Refusal[] {
  const said = (key: string) => property(json, key);
  const reasons = [
    ...(said('errored') === true ? ['Terraform stopped with an error while it planned'] : []),
    ...(said('complete') === false ? ['the plan is not complete: it has targets, or puts something off'] : []),
    ...(blocks(said('deferred_changes')).length > 0 ? ['the plan puts changes off'] : []),
  ];
  return reasons.map((reason): Refusal => ({ rule: 'plan-incomplete', evidence: `${name}: ${reason}` }));
}

function grantsOf(plans: readonly PlanToCheck[]): Refusal[] {
  const documents = (side: 'before' | 'after') =>
    plans.map(({ name, json }) => readPlanJson(json, { source: name, name, side }));
  return grantChanges(documents('before'), documents('after'));
}
