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
  /** Of what decides the certificate that Okta signs with; only in the stack that has the app. */
  readonly signing?: string;
  /** Name of the stack whose outputs it reads. */
  readonly reads?: string;
  /** `allowed_account_ids` of its AWS providers, sorted. */
  readonly accounts: readonly string[];
  /** Addresses of what Terraform manages in it, sorted. */
  readonly addresses: readonly string[];
}

/** A stack as it was synthesized: its digest, and where its files are. */
export interface SynthesizedStack extends StackDigest {
  /** Folder that Terraform runs in, relative to the output folder, e.g. `stacks/okta`. */
  readonly directory: string;
}
