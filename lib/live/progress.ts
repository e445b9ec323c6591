import { z } from 'zod';
import { ACCOUNT, PERSON } from './parse-snapshot';
import { SNAPSHOT_VERSION, type LiveAccount, type LivePerson } from './snapshot';

/** What was read whole, so that a run that is broken off can go on later. */
export type ProgressNote =
  { readonly account: LiveAccount } | { readonly group: string; readonly people: readonly LivePerson[] };

/** What a run that was broken off had read, and where this one notes what it reads. */
export interface Progress {
  /** When reading began, ISO 8601: what a run goes on with is of that time. */
  readonly began: string;
  readonly accounts: ReadonlyMap<string, LiveAccount>;
  /** Members by id of the group. */
  readonly members: ReadonlyMap<string, readonly LivePerson[]>;
  note(what: ProgressNote): void;
}

/** First line of a progress file. A run of another org, or of another version, is not gone on with. */
export interface ProgressHead {
  readonly version: typeof SNAPSHOT_VERSION;
  readonly org: string;
  readonly began: string;
}

const HEAD = z.object({ version: z.literal(SNAPSHOT_VERSION), org: z.string(), began: z.iso.datetime() });
const NOTE = z.union([z.object({ account: ACCOUNT }), z.object({ group: z.string(), people: z.array(PERSON) })]);

/** Longer ago, too much may have changed meanwhile for one picture. */
const HOURS = 2;

/** One line of a progress file. */
export function progressLine(what: ProgressHead | ProgressNote): string {
  return `${JSON.stringify(what)}\n`;
}

/** What a progress file says; `undefined` where it is of another org or version, too old, or none. */
export function readProgress(text: string, org: string, now: Date): Omit<Progress, 'note'> | undefined {
  // A line that was not written whole is the end of it.
  const [first = '', ...lines] = text.split('\n').slice(0, -1);
  const head = HEAD.safeParse(json(first));
  if (!head.success || head.data.org !== org) return undefined;
  const { began } = head.data;
  const hours = (now.getTime() - Date.parse(began)) / 3_600_000;
  if (hours < 0 || hours > HOURS) return undefined;
  const accounts = new Map<string, LiveAccount>();
  const members = new Map<string, readonly LivePerson[]>();
  for (const line of lines) {
    const note = NOTE.safeParse(json(line));
    if (!note.success) return undefined;
    if ('account' in note.data) accounts.set(note.data.account.id, note.data.account);
    else members.set(note.data.group, note.data.people);
  }
  return { began, accounts, members };
}

function json(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
