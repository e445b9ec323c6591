/** Where something stands: `<stack>:<Terraform address>`, e.g. `federation:okta_group.Federation_RoleGroups_…`. */
export type Address = string;

/** A value that is written in the document, or why it can't be read from it. */
export type Read<T> = { readonly known: T } | { readonly unknown: string };

/** Something that could not be analysed; never left out. */
export interface Unknown {
  readonly address: Address;
  readonly subject: string;
  readonly reason: string;
}
