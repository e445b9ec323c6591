import type { Acceptance, Address } from '../../documents';

/** A resource of the documents, with the findings that its comment accepts. */
export interface Acceptable {
  readonly address: Address;
  readonly accept: readonly Acceptance[];
}
