import unhomoglyph from 'unhomoglyph';

const known = new Map<string, string>();

/**
 * What a name looks like: names of one skeleton can be taken for each other.
 * @see https://www.unicode.org/reports/tr39/#Confusable_Detection
 */
export function skeleton(name: string): string {
  const found = known.get(name);
  if (found !== undefined) return found;
  const made = unhomoglyph(name.normalize('NFD')).normalize('NFD');
  known.set(name, made);
  return made;
}
