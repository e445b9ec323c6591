import fc from 'fast-check';

/** How many code points halves of surrogate pairs are, and where they begin. */
const [HALVES, FIRST_HALF] = [0x800, 0xd800];

/**
 * Any code point that is a character, as `unit` of `fc.string`. fast-check's own `binary` is the same, and lists all 1.1
 * million of them before the first string: 0.7 s of processor time in each file.
 */
export const anyCharacter: fc.Arbitrary<string> = fc.integer({ min: 0, max: 0x10ffff - HALVES }).map(
  (n) => String.fromCodePoint(n < FIRST_HALF ? n : n + HALVES),
  (character) => {
    const n =
      typeof character === 'string' && Array.from(character).length === 1 ? (character.codePointAt(0) ?? -1) : -1;
    if (n < 0 || (n >= FIRST_HALF && n < FIRST_HALF + HALVES)) throw new Error('not one character');
    return n < FIRST_HALF ? n : n - HALVES;
  },
);
