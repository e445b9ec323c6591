import type { Address } from './address';

/**
 * Something that is not written in the product's own grammar. Nobody here works out what it does, so it is reported by
 * name, and what it decides counts as unknown.
 */
export interface Outside {
  /** The block, or for a file `<stack>:<file name>`. */
  readonly address: Address;
  /** File that holds it, relative to the folder that was read. */
  readonly file: string;
  readonly kind: OutsideKind;
  /** The file, key, type, provider or argument, e.g. `evil.tf.json`, `external`, `aws.endpoints`, `assume_role_policy`. */
  readonly name: string;
  /** Whether it can decide about access: who gets in, where requests and tokens go, what a role may do. */
  readonly decides: boolean;
  /** What is wrong with it, without any value: values may be secrets. */
  readonly evidence: string;
  /** Digest of what it says, so that a change can be seen. */
  readonly digest: string;
}

export type OutsideKind =
  /** A module whose code is fetched from elsewhere; of plans. */
  | 'module'
  /** Another file that Terraform or OpenTofu reads in the stack's folder. */
  | 'file'
  /** A JSON key that is there twice, or one that JavaScript reads otherwise than Terraform. */
  | 'repeated key'
  | 'block type'
  | 'resource type'
  | 'data source'
  /** A provisioner or connection in a resource. */
  | 'provisioner'
  /** A provider that the product does not use, or an argument of its own providers that it never writes. */
  | 'provider'
  | 'required_providers'
  | 'backend'
  /** `terraform_remote_state` of something else than a stack of the same configuration. */
  | 'remote state'
  /** An argument or nested block that the product never writes. */
  | 'argument'
  /** A value that is an expression of another form than the product writes there. */
  | 'expression';
