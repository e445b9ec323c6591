import type { ResourceChange } from '../../documents';
import type { LiveIndex } from '../live/live-index';

/**
 * What a planned change does outside of Terraform's own state. `state only`: nothing is sent. `same value`: a request
 * that writes what is there already. `real`: Okta or AWS are different afterwards.
 */
export type Verdict = 'state only' | 'same value' | 'real';

/** Why a plan must not be applied as an import. */
export type RefusalRule =
  | 'exists-already'
  | 'destroyed'
  | 'replaced'
  | 'forgotten'
  | 'role-lost'
  | 'role-gained'
  | 'second-owner'
  | 'new-signing-key'
  | 'members-removed'
  | 'detached-unseen'
  | 'metadata-differs'
  | 'catch-all'
  | 'picked-roles'
  | 'real-change'
  | 'unknown'
  | 'plan-incomplete';

export interface Refusal {
  readonly rule: RefusalRule;
  /** A sentence without its full stop. */
  readonly evidence: string;
}

/** What one argument, or the object as a whole, turns out to be. */
export interface Judgement {
  readonly verdict: Verdict;
  /** Why it is that, for people. */
  readonly because: string;
  readonly refusals: readonly Refusal[];
}

/** One object of a plan with what happens to it. */
export interface JudgedChange extends Judgement {
  /** `<stack>:<Terraform address>` */
  readonly address: string;
  readonly type: string;
  readonly action: 'create' | 'update' | 'import' | 'import and update' | 'delete' | 'replace' | 'forget' | 'move';
  /** Arguments that differ; none of their values, which may be secret. */
  readonly arguments: readonly string[];
}

/** What a judgement may look at besides the change. */
export interface Context {
  readonly change: ResourceChange;
  /** Id of the account that the object is in; undefined in Okta, and where the plan does not say. */
  readonly account?: string;
  /** Undefined without `--snapshot`. */
  readonly live?: LiveIndex;
}

export const stateOnly = (because: string): Judgement => ({ verdict: 'state only', because, refusals: [] });
export const sameValue = (because: string): Judgement => ({ verdict: 'same value', because, refusals: [] });
/** Okta or AWS change, and nobody's access does. */
export const harmless = (because: string): Judgement => ({ verdict: 'real', because, refusals: [] });
export const refused = (rule: RefusalRule, evidence: string): Judgement => ({
  verdict: 'real',
  because: evidence,
  refusals: [{ rule, evidence }],
});
