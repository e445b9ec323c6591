import { isDeepStrictEqual } from 'node:util';

/** A step of the demonstration came out differently from what the plan says. */
export class Mismatch extends Error {
  constructor(what: string, actual: unknown, expected: unknown) {
    super(`MISMATCH in ${what}:\n  expected ${JSON.stringify(expected)}\n  got      ${JSON.stringify(actual)}`);
    this.name = 'Mismatch';
  }
}

/** Lists are compared as sets: the order of roles says nothing. @throws Mismatch */
export function expectEqual(what: string, actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(sorted(actual), sorted(expected))) throw new Mismatch(what, actual, expected);
}

function sorted(value: unknown): unknown {
  return Array.isArray(value) ? [...(value as unknown[])].sort() : value;
}
