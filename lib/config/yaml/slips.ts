/** Something that an author wrote and did not mean, which the parser reports elsewhere or in its own words. */
export interface Slip {
  readonly offset: number;
  readonly requirement: string;
  readonly remedy: string;
}

/** Characters that look like a space, or like nothing, and are letters to YAML. */
const UNSEEN = /[\u00a0\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]/u;

/** What the author probably did, near the place where the parser stopped. */
export function slipNear(text: string, offset: number): Slip | undefined {
  const { before, here, after } = linesAround(text, offset);
  const unseen = UNSEEN.exec(here.text);
  if (unseen)
    return {
      offset: here.offset + unseen.index,
      requirement: `has the character ${codePoint(unseen[0])}, which looks like a space and is a letter to YAML`,
      remedy: 'replace it with a space',
    };
  return tooDeep(here, after) ?? tooDeep(before, here);
}

interface Line {
  readonly offset: number;
  readonly text: string;
}

/** `key: value`, and nothing that goes on in the next line. */
const WITH_VALUE = /^( *)(?:- )?([\w-]+): +(?![|>&*{["'#])\S/;
const ANY_KEY = /^( *)([\w-]+):(?: |$)/;

/** A line below `key: value` that is indented as if it belonged to the value. */
function tooDeep(above: Line | undefined, below: Line | undefined): Slip | undefined {
  const [, before = '', key = ''] = WITH_VALUE.exec(above?.text ?? '') ?? [];
  const [, indent = '', inner = ''] = ANY_KEY.exec(below?.text ?? '') ?? [];
  if (below === undefined || key === '' || inner === '' || indent.length <= before.length) return undefined;
  return {
    offset: below.offset + indent.length,
    requirement: `${inner} is indented deeper than ${key} in the line above, which has a value already`,
    remedy: 'indent keys of one mapping alike',
  };
}

/** The line of an offset, and its neighbours that say something. */
function linesAround(text: string, offset: number): { before?: Line; here: Line; after?: Line } {
  const lines: Line[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    lines.push({ offset: at, text: line.replace(/\r$/, '') });
    at += line.length + 1;
  }
  const says = (line: Line) => !/^\s*(?:#|$)/.test(line.text);
  const i = lines.findLastIndex((line) => line.offset <= offset);
  return {
    before: lines.slice(0, i).findLast(says),
    here: lines[i] ?? { offset: 0, text: '' },
    after: lines.slice(i + 1).find(says),
  };
}

function codePoint(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
