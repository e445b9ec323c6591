/**
 * Characters that a reader can't see, or that turn text round: controls, line breaks, bidirectional marks, zero-width
 * and other ignorable characters, spaces that are none, private and unassigned code points.
 */
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/gu;

/** A name as one line that shows what it is made of: `Adm\u{202e}in`. Spaces at the ends and in rows are shown too. */
export function visible(text: string): string {
  return PLAIN.test(text) ? text : shown(text);
}

/** Most names are such: printable ASCII, with single spaces between words. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

function shown(text: string): string {
  return text
    .replace(HIDDEN, escape)
    .replace(/^ | $/g, escape)
    .replace(/(?<= ) /g, escape);
}

/** Whether a name holds something that {@link visible} has to show. */
export function hidesSomething(text: string): boolean {
  return visible(text) !== text;
}

function escape(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** At most `length` characters, with the number of those left out. */
export function shortened(text: string, length: number): string {
  const characters = Array.from(text);
  if (characters.length <= length) return text;
  return `${characters.slice(0, length).join('')}… (${characters.length - length} more characters)`;
}
