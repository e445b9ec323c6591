/** Of an output that the other stack does not have, or of a stack that is not among these. */
export const ABSENT = 'absent';

/** What a synthesized stack means to Terraform, in digests: enough to see that it differs from what was applied. */
export interface StackDigest {
  readonly stack: string;
  /** Of the file's bytes: where it is the same, nothing else needs to be compared. */
  readonly text: string;
  /** Of blocks and arguments, without comments and the metadata that CDKTF writes for itself. */
  readonly meaning: string;
  /** Of the lock file's entries for the providers that the stack requires; `none` without a lock file. */
  readonly providers: string;
  /** Version of Terraform or OpenTofu, e.g. `terraform 1.11.4`; `unknown` where none is installed. */
  readonly tool: string;
  /**
   * Its outputs: the address of the object that one is the id of, else a digest of what it is made of. For the metadata
   * that is what decides the certificate.
   */
  readonly gives: Readonly<Record<string, string>>;
  /** The stack whose outputs it reads, and what that stack gives for each of them. */
  readonly takes?: { readonly stack: string; readonly outputs: Readonly<Record<string, string>> };
  /** `allowed_account_ids` of its AWS providers, sorted. */
  readonly accounts: readonly string[];
  /** Addresses of what Terraform manages in it, sorted. */
  readonly addresses: readonly string[];
}

/** A stack as it was synthesized: its digest, and where its files are. */
export interface SynthesizedStack extends StackDigest {
  /** Addresses in `moved` and `removed` blocks: what was there stays, and is no longer managed at that address. */
  readonly left: readonly string[];
  /** Folder that Terraform runs in, relative to the output folder, e.g. `stacks/okta`. */
  readonly directory: string;
}
