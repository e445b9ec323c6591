/** A name that AWS, Okta or the group filter would refuse, with the rule it breaks and what to do. */
export class InvalidName extends Error {
  constructor(
    /** What the name is for, e.g. `role group, account`. */
    readonly what: string,
    readonly value: string,
    /** What a legal value looks like, e.g. `needs 12 digits`. */
    readonly requirement: string,
    readonly remedy: string,
  ) {
    super(`${what} ${JSON.stringify(value)}: ${requirement}; ${remedy}`);
    this.name = 'InvalidName';
  }
}
