import type { Access } from '../../access';
import { amount } from '../../review/formats/words';
import { COLUMNS, DECISION, FIXED, NotCsv, parseCsv, rowDigest, type CsvLine } from './csv';
import { sha256 } from '../../documents';
import type { Manifest } from './manifest';
import type { AccessReview } from './model';

/** What is wrong with a review that was filled in. */
export interface CloseProblem {
  /** Of the file; 0 where it is about the file as a whole. */
  readonly line: number;
  readonly rule: string;
}

export interface Decision {
  readonly row: string;
  readonly person: string;
  readonly roleArn: string;
  readonly through: string;
  readonly decision: 'keep' | 'revoke';
  readonly reviewer: string;
  readonly decidedOn: string;
  readonly remark: string;
}

/** Every decision of the file, or everything that is wrong with it. */
export function readDecisions(
  text: string,
  manifest: Manifest,
  today: string,
): { readonly decisions: readonly Decision[] } | { readonly problems: readonly CloseProblem[] } {
  let lines: CsvLine[];
  try {
    lines = parseCsv(text);
  } catch (error) {
    if (error instanceof NotCsv) return { problems: [{ line: 0, rule: `is not CSV: ${error.message}` }] };
    throw error;
  }
  const [head, ...records] = lines;
  if (head === undefined || head.cells.join('\n') !== COLUMNS.join('\n'))
    return { problems: [{ line: 1, rule: `has other columns than ${COLUMNS.join(', ')}` }] };
  const known = new Map(manifest.rows.map(({ row, sha256: digest }) => [row, digest]));
  const seen = new Set<string>();
  const problems: CloseProblem[] = [];
  const decisions: Decision[] = [];
  for (const record of records) {
    const { line, cells } = record;
    const [row = ''] = cells;
    const wrong = (rule: string) => problems.push({ line, rule });
    if (cells.length !== COLUMNS.length)
      wrong(`has ${String(cells.length)} cells instead of ${String(COLUMNS.length)}`);
    else if (!known.has(row)) wrong(`the row ${JSON.stringify(row)} is not of this review`);
    else if (seen.has(row)) wrong(`the row ${row} is there twice`);
    else if (known.get(row) !== rowDigest(cells.slice(0, FIXED.length)))
      wrong(`the row ${row} was altered: only ${DECISION.join(', ')} may be filled in`);
    else {
      const decided = decisionIn(record, manifest, today);
      if (typeof decided === 'string') wrong(decided);
      else decisions.push(decided);
    }
    seen.add(row);
  }
  const missing = [...known.keys()].filter((row) => !seen.has(row));
  if (missing.length > 0)
    problems.push({
      line: 0,
      rule: `missing from the file: ${amount(missing.length, 'row')} of the review (${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ', …' : ''})`,
    });
  return problems.length > 0 ? { problems } : { decisions };
}

function decisionIn({ cells }: CsvLine, manifest: Manifest, today: string): Decision | string {
  const at = (column: (typeof COLUMNS)[number]) => (cells[COLUMNS.indexOf(column)] ?? '').trim();
  const [decision, reviewer] = [at('decision').toLowerCase(), at('reviewer')];
  const decidedOn = dayOf(at('decided on'), manifest.takenAt.slice(0, 10), today);
  const person = cells[COLUMNS.indexOf('person')] ?? '';
  if (decision !== 'keep' && decision !== 'revoke')
    return decision === ''
      ? 'has no decision: write keep or revoke'
      : `the decision ${JSON.stringify(decision)} is neither keep nor revoke`;
  if (reviewer === '') return 'has no reviewer';
  if (sameLogin(reviewer, person)) return `${reviewer} decides about their own access: somebody else has to`;
  if (!isDay(decidedOn)) return `decided on ${JSON.stringify(decidedOn)}: needs a day like ${today}`;
  if (decidedOn < manifest.takenAt.slice(0, 10)) return `decided on ${decidedOn}, before the snapshot was taken`;
  if (decidedOn > today) return `decided on ${decidedOn}, which is still to come`;
  return {
    ...{ row: cells[0] ?? '', person, roleArn: at('role arn'), through: at('through'), decision, reviewer, decidedOn },
    remark: at('remark'),
  };
}

/** The same person, also where somebody left the domain or the apostrophe of a harmless cell out. */
function sameLogin(one: string, other: string): boolean {
  const plain = (login: string) => login.normalize('NFKC').trim().replace(/^'/, '').toLowerCase();
  const [a, b] = [plain(one), plain(other)];
  const name = (login: string) => login.split('@')[0] ?? login;
  return a === b || (!(a.includes('@') && b.includes('@')) && name(a) === name(b));
}

/**
 * A day as a spreadsheet saves what was typed as `2026-06-05`: `05.06.2026`, `6/5/2026`. Where month and day can be read in both
 * orders, the one that lies between the snapshot and today counts, and none where both do.
 */
function dayOf(text: string, from: string, to: string): string {
  const [, first, mark, second, year] = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(text) ?? [];
  if (first === undefined || second === undefined || year === undefined) return text;
  const iso = (month: string, day: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  // With dots, the day is always first.
  const readings = mark === '.' ? [iso(second, first)] : [...new Set([iso(second, first), iso(first, second)])];
  const fitting = readings.filter((day) => isDay(day) && day >= from && day <= to);
  return fitting.length === 1 ? (fitting[0] ?? text) : readings.length === 1 ? (readings[0] ?? text) : text;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON().startsWith(text);
}

/** A decision to revoke that was not carried out. */
export interface StillThere {
  readonly decision: Decision;
  /** Where the person still has it, as sentences. */
  readonly where: readonly string[];
}

/** Which revocations are still in Okta, by a newer snapshot, or in the configuration. */
export function stillThere(decisions: readonly Decision[], now: AccessReview, declared: Access): StillThere[] {
  const live = new Map(now.rows.map((row) => [`r-${row.id}`, row]));
  // Somebody who was made anew in Okta has another id, and is the same person.
  const byLogin = new Map(now.rows.map((row) => [`${row.person.toLowerCase()}\n${row.roleArn}`, row]));
  const groups = new Map(declared.managementGroups.map(({ name, members = [] }) => [name, members]));
  return decisions
    .filter(({ decision }) => decision === 'revoke')
    .flatMap((decision) => {
      const person = decision.person.replace(/^'/, '').toLowerCase();
      const row =
        live.get(decision.row) ?? (decision.roleArn === '' ? undefined : byLogin.get(`${person}\n${decision.roleArn}`));
      const members = declared.grants.filter(
        ({ managementGroup, roleArn }) =>
          roleArn === decision.roleArn &&
          (groups.get(managementGroup) ?? []).some((login) => login.toLowerCase() === person),
      );
      const where = [
        ...(row === undefined ? [] : [`in Okta at ${now.takenAt}: ${row.through.join('; ')}`]),
        ...members.map(({ managementGroup }) => `in the configuration: a member of ${managementGroup}`),
      ];
      return where.length === 0 ? [] : [{ decision, where }];
    });
}

/** What is kept as evidence that the review was done. */
export function closingRecord(
  files: { readonly filled: string; readonly manifest: string },
  decisions: readonly Decision[],
  open: readonly StillThere[],
  now: AccessReview,
  today: string,
) {
  const count = (wanted: Decision['decision']) => decisions.filter(({ decision }) => decision === wanted).length;
  return {
    version: 1,
    closedOn: today,
    filled: { sha256: sha256(files.filled) },
    manifest: { sha256: sha256(files.manifest) },
    checkedAgainst: now.takenAt,
    counts: {
      rows: decisions.length,
      keep: count('keep'),
      revoke: count('revoke'),
      revokedAndGone: count('revoke') - open.length,
      revokedAndStillThere: open.length,
    },
    reviewers: [...new Set(decisions.map(({ reviewer }) => reviewer))].sort(),
    stillThere: open.map(({ decision: { row, person, roleArn }, where }) => ({ row, person, roleArn, where })),
  };
}
