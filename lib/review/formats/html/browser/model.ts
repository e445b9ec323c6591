/**
 * What the page gets. Texts stand once in `strings` and lists once in `lists`; everything else refers to them by
 * position, since at thousands of roles most of it repeats. `-1`: there is none.
 */
export interface ExplorerData {
  readonly verdict: string;
  /** Whether a new finding that nobody accepted is critical or high. */
  readonly dangerous: boolean;
  /** The verdict in words. */
  readonly headline: string;
  readonly sentence: string;
  readonly inventory: string;
  readonly counts: readonly string[];
  /** What has to be known before the rest is believed. */
  readonly notices: readonly string[];
  /** Questions that the source can't answer; empty where it answers all. */
  readonly unanswered: string;
  /** Whether there was something before: then what changes is the first thing to see. */
  readonly compared: boolean;
  /** What a reviewer has to decide about, a line each. */
  readonly lookFirst: readonly (readonly [severity: string, text: string])[];
  /** What changes, a sentence each, with its mark. */
  readonly summary: readonly (readonly [mark: number, sentence: string])[];
  readonly strings: readonly string[];
  readonly lists: readonly (readonly number[])[];
  readonly grants: readonly PackedGrant[];
  readonly renames: readonly string[];
  readonly members: readonly string[];
  readonly rules: readonly PackedRule[];
  readonly findings: readonly PackedFinding[];
  readonly broken: readonly PackedBroken[];
  readonly unknown: readonly (readonly [subject: number, reason: number, address: number])[];
  /** What to write into the configuration, as blocks of lines. */
  readonly edits: readonly string[];
  readonly handover: readonly string[];
}

/** Which side a grant stands on: before, after, or the same on both. */
export const SIDE = { before: 1, after: 2, both: 3 } as const;

export type Mark = 'has' | 'new' | 'gone' | 'wider' | 'narrower' | 'mixed' | 'renamed';

/** Marks by their position in a packed grant. */
export const MARKS: readonly Mark[] = ['has', 'new', 'gone', 'wider', 'narrower', 'mixed', 'renamed'];

export type PackedGrant = readonly [
  side: number,
  mark: number,
  group: number,
  accountName: number,
  accountId: number,
  role: number,
  roleArn: number,
  sessionSeconds: number,
  until: number,
  reason: number,
  policies: number,
  audiences: number,
  conditions: number,
  differences: number,
  chain: number,
];

/** Texts: id, severity, title, why, remedy. */
export type PackedRule = readonly [id: string, severity: string, title: string, why: string, remedy: string];

/** `accepted` is `-1` where nobody accepts it, `edits` where there is nothing to write. */
export type PackedFinding = readonly [
  rule: number,
  subject: number,
  evidence: number,
  address: number,
  isNew: number,
  accepted: number,
  edits: number,
];

export type PackedBroken = readonly [
  kind: number,
  subject: number,
  reason: number,
  address: number,
  isNew: number,
  groups: number,
];
