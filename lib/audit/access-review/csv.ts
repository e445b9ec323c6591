import { sha256 } from '../../documents';
import type { ReviewRow } from './model';

/** Columns that say what is there; none of them may be changed. */
export const FIXED = [
  'row',
  'person',
  'status',
  'account',
  'role',
  'role arn',
  'privileged',
  'through',
  'granted since',
  'granted by',
  'commit',
  'reason',
  'ends',
  'role last used',
  'note',
] as const;
/** Columns for the person who decides. */
export const DECISION = ['decision', 'reviewer', 'decided on', 'remark'] as const;
export const COLUMNS = [...FIXED, ...DECISION];

/** The cells of a row as they are written. */
export function cellsOf(row: ReviewRow): string[] {
  return [
    `r-${row.id}`,
    row.person,
    row.status,
    row.accountId === '' ? '' : `${row.accountName} (${row.accountId})`,
    row.role,
    row.roleArn,
    row.privileged,
    row.through.join('; '),
    row.grantedSince,
    row.grantedBy,
    row.commit,
    row.reason,
    row.ends === '' ? '' : `until ${row.ends}`,
    row.roleLastUsed,
    row.note,
  ].map(harmless);
}

/**
 * What a spreadsheet would run becomes plain text: a formula begins with one of these, at the start of a cell or where another
 * separator than the file's is taken for the end of one.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function harmless(text: string): string {
  // Control characters, line breaks among them, have no place in a cell.
  const plain = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');
  const inert = plain.replace(/(^|[;,|]|")(\s*)([=+\-@\uff1d\uff0b\uff0d\uff20])/g, "$1$2'$3");
  return REWRITTEN.test(inert) ? `'${inert}` : inert;
}

/** What a spreadsheet takes for a number, a date or a truth, and saves in another form: a role may be called `1E5` or `2026-06`. */
const REWRITTEN =
  /^\s*(?:[\d\s.,:/-]*\d[\d\s.,:/%-]*|\d+(?:[.,]\d+)?e[+-]?\d+|true|false|\d{0,2}[\s-]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s-]?\d{1,4})\s*$/i;

export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`;
}

export function accessReviewCsv(rows: readonly ReviewRow[]): string {
  return [csvLine(COLUMNS), ...rows.map((row) => csvLine([...cellsOf(row), ...DECISION.map(() => '')]))].join('');
}

/** Digest of the cells that may not be changed. */
export function rowDigest(cells: readonly string[]): string {
  return sha256(JSON.stringify(cells));
}

export interface CsvLine {
  /** Counts from 1; of a record with line breaks its first. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A file that is not CSV. */
export class NotCsv extends Error {}

/** Reads CSV with commas, semicolons or tabs, as spreadsheets save it. @throws NotCsv */
export function parseCsv(text: string): CsvLine[] {
  const source = text.replace(/^\ufeff/, '');
  const separator = separatorOf(source);
  const lines: CsvLine[] = [];
  let [line, start, at] = [1, 1, 0];
  let cells: string[] = [];
  const end = (): void => {
    if (cells.length > 1 || cells[0] !== '') lines.push({ line: start, cells });
    [cells, start] = [[], line];
  };
  while (at < source.length) {
    let cell = '';
    if (source[at] === '"') {
      for (at += 1; ; at += 1) {
        if (at >= source.length) throw new NotCsv(`line ${String(start)}: a quotation mark is not closed`);
        if (source[at] === '"' && source[at + 1] === '"') at += 1;
        else if (source[at] === '"') break;
        if (source[at] === '\n') line += 1;
        cell += source[at] ?? '';
      }
      at += 1;
    } else while (at < source.length && !isEnd(source[at], separator)) cell += source[at++] ?? '';
    cells.push(cell);
    if (at < source.length && !isEnd(source[at], separator))
      throw new NotCsv(`line ${String(line)}: text after a quotation mark that is closed`);
    if (source[at] === separator) {
      at += 1;
      if (at >= source.length) cells.push('');
      continue;
    }
    if (source[at] === '\r' && source[at + 1] === '\n') at += 1;
    at += 1;
    line += 1;
    end();
  }
  if (cells.length > 0) end();
  return lines;
}

function isEnd(character: string | undefined, separator: string): boolean {
  return character === separator || character === '\n' || character === '\r';
}

/** What is behind the first cell. */
function separatorOf(text: string): string {
  return /^"?row"?([,;\t])/.exec(text)?.[1] ?? ',';
}
