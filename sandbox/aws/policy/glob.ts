/** `*` stands for any text, `?` for one character; everything else for itself. Takes linear time in the text for each star. */
export function globMatches(text: string, pattern: string): boolean {
  let [t, p, star, mark] = [0, 0, -1, 0];
  while (t < text.length) {
    const char = pattern[p];
    if (char === '*') [star, mark, p] = [p, t, p + 1];
    else if (char === '?' || char === text[t]) [t, p] = [t + 1, p + 1];
    else if (star >= 0) [p, mark, t] = [star + 1, mark + 1, mark + 1];
    else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
