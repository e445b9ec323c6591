import fc from 'fast-check';

/** A name of `A-Z a-z 0-9 _ -`. */
export function plainName(maxLength: number): fc.Arbitrary<string> {
  return fc.stringMatching(new RegExp(`^[A-Za-z0-9_-]{1,${maxLength}}$`));
}

/** 12 digits, leading zeros included. */
export const accountIds = fc.stringMatching(/^\d{12}$/);
