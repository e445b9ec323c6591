import type { Complaint } from './complain';

/** One thing wrong, with all that its author needs to fix it: `file:line:column  key: requirement (remedy)`. */
export interface Problem extends Omit<Complaint, 'on'> {
  readonly file: string;
  /** Line and column count from 1. A missing key is placed at the mapping that lacks it, an unknown key at itself. */
  readonly line: number;
  readonly column: number;
  /** `roles.Deploy.grantedTo[0]`; empty where the whole file is meant. */
  readonly key: string;
}

/** Of a value, in a line that people read. */
const MAX_SHOWN = 60;

/**
 * `config/accounts/mueller-tech.yaml:7:12  roles.Deploy.grantedTo[0]: no management group "Suport" (did you mean "Support"?)`;
 * the value stands before a requirement that does not have it: `roles.Deploy.sessionDuration: "13h" needs 1h to 12h (…)`.
 */
export function formatProblem({ file, line, column, key, value, requirement, remedy }: Problem): string {
  const subject = key === '' ? '' : `${key}: `;
  const scalar = ['string', 'number', 'boolean'].includes(typeof value);
  const shown = scalar && !isShown(String(value), key, requirement) ? `${quoted(value)} ` : '';
  return printable(`${file}:${line}:${column}  ${subject}${shown}${requirement} (${remedy})`);
}

function isShown(value: string, key: string, requirement: string): boolean {
  return [value, quoted(value)].some((text) => requirement.includes(text) || key.endsWith(text));
}

/** A value as it is written in a requirement: in quotes if it is a string, cut where it is long. */
export function quoted(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

/** By file, line and column; by key and requirement where those are the same. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.key, b.key) ||
      compare(a.requirement, b.requirement),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** A name from a file must neither break the line nor turn the text round: control and bidirectional characters are escaped. */
function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}}`,
  );
}
