import { createHash } from 'node:crypto';

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Okta's ids are 20 characters long, three of which tell the kind. */
const LENGTH = 17;

/**
 * A source of ids in Okta's form. The same seed and order of calls give the same ids, so that a rehearsal can be
 * repeated.
 */
export function idSequence(seed: string): (prefix: string) => string {
  let made = 0;
  return (prefix) => {
    const digest = createHash('sha256').update(`${seed}\n${made++}`).digest();
    const letters = [...digest.subarray(0, LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]);
    return prefix + letters.join('');
  };
}
