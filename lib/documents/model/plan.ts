import type { Address } from './address';

/** One plan document: what it is going to do, and how much of the truth it holds. `undefined`: it does not say. */
export interface PlanFacts {
  /** Name of the document, which begins its addresses. */
  readonly stack: string;
  /** False where Terraform left something out: a target, an exclusion, or an action that it deferred. */
  readonly complete?: boolean;
  /** Terraform stopped with an error, so what is missing was not planned. */
  readonly errored?: boolean;
  /** False where there is nothing to apply. */
  readonly applyable?: boolean;
  /** Only the state is brought up to date: nothing in Okta or AWS changes. */
  readonly refreshOnly: boolean;
  /** Nothing is created, changed, deleted, taken over or forgotten. */
  readonly empty: boolean;
  /** Every entry, in the order of its address; those without an action too. */
  readonly changes: readonly PlannedChange[];
  /** Objects whose changes Terraform put off to a later plan. */
  readonly deferred?: readonly Address[];
  /** Conditions of the configuration that do not hold, e.g. `check.mfa`. */
  readonly failedChecks?: readonly string[];
  /** Objects that somebody changed outside of Terraform. */
  readonly drift: readonly Address[];
  readonly outputs: readonly PlannedOutput[];
  /** Addresses of provider actions that the apply runs. */
  readonly invocations: readonly string[];
  /** Names of the input variables. */
  readonly variables: readonly string[];
}

export interface PlannedChange {
  readonly address: Address;
  readonly type: string;
  readonly managed: boolean;
  /** As in `terraform show -json`, e.g. `["delete", "create"]`. */
  readonly actions: readonly string[];
  /** Those of them that are not known here, so what becomes of the object is not known either. */
  readonly unknownActions?: readonly string[];
  /** Where the object was before a `moved` block. */
  readonly previousAddress?: Address;
  /** Terraform's own reason, e.g. `delete_because_no_resource_config`. */
  readonly reason?: string;
  /** What is deleted was replaced by an earlier apply; the current object stays. */
  readonly deposed?: string;
  /** Id of the object that is taken over; empty where it is not known. */
  readonly importing?: string;
  /** Of an object that is taken over: what it is called, where the plan calls it otherwise. */
  readonly takesOther?: readonly string[];
  /** Arguments that force a replacement. */
  readonly replacePaths: readonly string[];
  /** Names of the arguments that differ; never a value. */
  readonly arguments: readonly string[];
  /** After the apply the object exists and Terraform does not manage it. */
  readonly left?: 'forgotten' | 'retained';
}

export interface PlannedOutput {
  readonly name: string;
  readonly actions: readonly string[];
  readonly sensitive: boolean;
  /** It was sensitive before, and is not afterwards. */
  readonly revealed: boolean;
}
