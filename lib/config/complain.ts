import type { Path } from './path';

/** What is wrong with a value, without its place. */
export interface Complaint {
  readonly value: unknown;
  /** What the value is, and what it has to be. */
  readonly requirement: string;
  readonly remedy: string;
  /** Whether the place is the value's or its key's. @default 'value' */
  readonly on?: 'key' | 'value';
}

/** Reports what is wrong at a path of a file; checks know keys, not lines. */
export type Complain = (file: string, path: Path, complaint: Complaint) => void;
