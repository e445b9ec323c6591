/** Rows of a Markdown table, numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, i) => (i === 0 ? '---' : '--:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

/** Puts new text between the markers `<!-- name:start -->` and `<!-- name:end -->`. @throws Error where they are missing */
export function betweenMarkers(document: string, text: string, name = 'bench'): string {
  const [from, to] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const [start, end] = [document.indexOf(from), document.indexOf(to)];
  if (start < 0 || end < start) throw new Error(`the document lacks ${from} … ${to}`);
  return `${document.slice(0, start + from.length)}\n\n${text.trim()}\n\n${document.slice(end)}`;
}

/** `0.84 s`, `12.3 s` */
export function seconds(ms: number): string {
  return `${ms < 10_000 ? (ms / 1000).toFixed(2) : (ms / 1000).toFixed(1)} s`;
}

export function megabytes(count: number): string {
  return `${String(Math.round(count))} MB`;
}

/** `×1.9` */
export function times(factor: number): string {
  return `×${factor < 10 ? factor.toFixed(1) : String(Math.round(factor))}`;
}
