/**
 * IAM's wildcards: `*` any characters, `?` one. A policy variable (`${aws:username}`) may stand for anything.
 * Actions are compared ignoring case, ARNs are not.
 */
export function matches(pattern: string, text: string, { ignoreCase = false } = {}): boolean {
  const fold = (value: string) => (ignoreCase ? value.toLowerCase() : value);
  return wildcard(fold(pattern).replace(/\$\{[^}]*\}/g, '*'), fold(text));
}

/** Without a regular expression: a pattern of many stars must not take exponential time. */
function wildcard(pattern: string, text: string): boolean {
  let [p, t, star, mark] = [0, 0, -1, 0];
  while (t < text.length)
    if (pattern[p] === '*') {
      star = p++;
      mark = t;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++mark;
    } else return false;
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
