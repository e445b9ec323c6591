import type { Federation } from '../../config/model';
import type { ApplyingProgram } from '../applying-program';

/** Something that a person has to do, because no API or Terraform provider can. */
export interface Step {
  /** Stable name, e.g. `api-integration`. */
  readonly id: string;
  /** Before the first apply, or after an apply. */
  readonly when: 'before' | 'after';
  readonly title: string;
  /** Why a person has to do it. */
  readonly why: string;
  /** What to do, in this order. */
  readonly actions: readonly string[];
  /** The exact values: label → value. */
  readonly values: readonly Value[];
  /** How to see that it is done. */
  readonly done: string;
}

export interface Value {
  readonly label: string;
  readonly value: string;
}

/** One kind of step: `undefined` where this configuration doesn't need it. @param program that the texts name */
export type MakeStep = (federation: Federation, program: ApplyingProgram) => Step | undefined;
