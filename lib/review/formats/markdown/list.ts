/** A list with at most `limit` lines, and a last one for those left out. */
export function limited<T>(items: readonly T[], limit: number, line: (item: T) => string, what = 'more'): string[] {
  const shown = items.slice(0, limit).map(line);
  const rest = items.length - shown.length;
  return rest > 0 ? [...shown, `- … and ${rest} ${what}`] : shown;
}

export function details(summary: string, lines: readonly string[]): string {
  return ['<details>', `<summary>${summary}</summary>`, '', ...lines, '', '</details>'].join('\n');
}

/** A section, or nothing where it has nothing to say. */
export function section(title: string, parts: readonly string[]): string[] {
  const told = parts.filter((part) => part !== '');
  return told.length === 0 ? [] : [`### ${title}`, ...told];
}
