/** A document that is not Terraform JSON, with what was expected and what to do. */
export class UnreadableDocument extends Error {
  constructor(
    /** File, or what was read. */
    readonly source: string,
    readonly reason: string,
    readonly remedy: string,
  ) {
    super(`${source}: ${reason} (${remedy})`);
    this.name = 'UnreadableDocument';
  }
}
