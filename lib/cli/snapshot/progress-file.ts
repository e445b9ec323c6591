import { appendFileSync, closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { progressLine, readProgress, type Progress } from '../../live/progress';
import { SNAPSHOT_VERSION } from '../../live/snapshot';
import { writePrivateFile } from '../write-new-file';

/** Progress that is kept in a file, line by line. */
export interface KeptProgress extends Progress {
  /** Nothing more is noted. @param keep for a later run that goes on */
  end(keep: boolean): void;
}

/** Goes on with what a run that was broken off left in the file, or begins a new one there. */
export function progressIn(file: string, org: string, now: Date): KeptProgress {
  const left = existsSync(file) ? readProgress(readFileSync(file, 'utf8'), org, now) : undefined;
  const { began, accounts, members } = left ?? {
    began: now.toISOString(),
    accounts: new Map<string, never>(),
    members: new Map<string, never>(),
  };
  const head = { version: SNAPSHOT_VERSION, org, began } as const;
  const notes = [
    ...[...accounts.values()].map((account) => ({ account })),
    ...[...members].map(([group, people]) => ({ group, people })),
  ];
  // Written anew, without a last line that was not written whole.
  writePrivateFile(file, [head, ...notes].map(progressLine).join(''));
  // Kept open: another run with the same file deletes or replaces it, and nothing is made anew that others may read.
  const open = openSync(file, 'a');
  return {
    ...{ began, accounts, members },
    note: (what) => appendFileSync(open, progressLine(what)),
    end: (keep) => {
      closeSync(open);
      if (!keep) rmSync(file, { force: true });
    },
  };
}
