import { glob } from '../../access';

/**
 * IAM's wildcards: `*` any characters, `?` one. A policy variable (`${aws:username}`) may stand for anything.
 * Actions are compared ignoring case, ARNs are not.
 */
export function matches(pattern: string, text: string, { ignoreCase = false } = {}): boolean {
  const fold = (value: string) => (ignoreCase ? value.toLowerCase() : value);
  return glob(fold(pattern).replace(/\$\{[^}]*\}/g, '*'), fold(text));
}

/** In the second pattern of {@link meet}: any characters of one part of an ARN, so no colon. */
export const PART = '\u0001';

/** Whether something matches both patterns: `arn:aws:iam::*:role/app-*` and `arn:aws:iam:PART:PART:role/*`. */
export function meet(pattern: string, form: string): boolean {
  const [a, b] = [Array.from(pattern.replace(/\$\{[^}]*\}/g, '*')), Array.from(form)];
  const isEmpty = (rest: readonly string[]) => rest.every((character) => character === '*' || character === PART);
  // From the end: whether the rest of `a` that begins here meets each rest of `b`.
  let later = [...b.keys(), b.length].map((j) => isEmpty(b.slice(j)));
  for (let i = a.length - 1; i >= 0; i--) {
    const now: boolean[] = [];
    for (let j = b.length; j >= 0; j--) {
      const [p, q] = [a[i], b[j]];
      const [skipsP, skipsQ] = [later[j] === true, now[j + 1] === true];
      const takesOne = q !== undefined && (p === q || p === '?' || q === '?') && later[j + 1] === true;
      now[j] =
        takesOne ||
        (p === '*' && (skipsP || skipsQ)) ||
        (q === '*' && (skipsP || skipsQ)) ||
        (q === PART && (skipsQ || (p !== ':' && skipsP)));
    }
    later = now;
  }
  return later[0] === true;
}
