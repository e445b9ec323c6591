import { shortened, visible } from '../../visible';

/**
 * A name as code: GitHub and GitLab read no markup, mention, link or emoji in it. The fence is longer than any run of
 * back-ticks in the name.
 */
export function code(text: string, length = Infinity): string {
  const shown = visible(shortened(text, length));
  if (shown === '') return '(empty)';
  const runs = shown.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  // Only a back-tick at an end needs the space: Markdown strips one on each side.
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** The same in a table cell, where a bar ends the cell even in code, and no back-slash before it can be kept. */
export function cell(text: string, length = Infinity): string {
  const bar = visible(text).includes('\\|') ? '\\u{7c}' : '\\|';
  return code(text, length).replaceAll('|', bar);
}

/** Words that no Markdown reads as anything else; the first seven hex letters could be a commit. */
const PLAIN = /^["'(]?(?:\p{L}+(?:[-'’]\p{L}+)*|\d{1,4})["')]{0,2}[,.;:]?$/u;
const COMMIT = /^[0-9a-f]{7,}\W*$/i;

/** A sentence with names in it: plain words stay, every other word becomes code. */
export function prose(text: string, length = Infinity): string {
  return visible(shortened(text, length))
    .split(' ')
    .map((word) => (PLAIN.test(word) && !COMMIT.test(word) && !/^GH-/i.test(word) ? word : codeWord(word)))
    .join(' ');
}

/** The end of a sentence or clause stays outside of the code. */
function codeWord(word: string): string {
  const [, name = word, end = ''] = /^(.*[^.,;:])([.,;:]?)$/s.exec(word) ?? [];
  return `${code(name)}${end}`;
}

/** Lines as a block of code, whose fence is longer than any run of back-ticks in it. */
export function fenced(lines: readonly string[], language: string): string {
  const runs = lines.join(' ').match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(2, ...runs.map((run) => run.length)) + 1);
  return [`${fence}${language}`, ...lines, fence].join('\n');
}
