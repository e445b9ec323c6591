import { Failure } from '../failure';

const begins = (owner: string): string => `# >>> federation profiles: ${owner}`;
const ends = (owner: string): string => `# <<< federation profiles: ${owner}`;

/** A block of lines with the markers by which a later run finds it. @param owner whose profiles these are */
export function markedBlock(owner: string, lines: readonly string[]): string {
  const note = '(generated; changes between these markers are lost)';
  return [`${begins(owner)} ${note}`, ...lines, ends(owner), ''].join('\n');
}

/** A file around a block: what is somebody else's, before and after it. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
  /** There was a block. */
  readonly marked: boolean;
}

/** @throws Failure where the markers are not a pair: what is in between can't be known then */
export function surroundings(text: string, owner: string, file: string): Surroundings {
  const lines = text.split(/(?<=\n)/);
  const at = (marker: string) =>
    lines.flatMap((line, i) => (line.trimEnd() === marker || line.startsWith(`${marker} (`) ? [i] : []));
  const [first, ...more] = at(begins(owner));
  const [last, ...others] = at(ends(owner));
  if (first === undefined && last === undefined) return { before: text, after: '', marked: false };
  if (first === undefined || last === undefined || last < first || more.length > 0 || others.length > 0)
    throw new Failure(
      `${file}: the markers "${begins(owner)}" and "${ends(owner)}" are not one pair in this order (correct the file, or remove them with what they enclose)`,
    );
  return { before: lines.slice(0, first).join(''), after: lines.slice(last + 1).join(''), marked: true };
}

/** Puts the block where the older one was, else at the end after an empty line, and changes nothing else. */
export function joined({ before, after, marked }: Surroundings, block: string): string {
  const newline = /\r\n/.test(before + after) ? '\r\n' : '\n';
  const ended = before === '' || before.endsWith('\n') ? before : before + newline;
  const gap = marked || ended === '' || /\n\r?\n$/.test(ended) ? '' : newline;
  return `${ended}${gap}${block.replaceAll('\n', newline)}${after}`;
}
