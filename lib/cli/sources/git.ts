import { execFile } from 'node:child_process';
import { codeOf, messageOf } from '../error-text';

/** What git printed, or what it refused and what helps. */
export type Answer = { readonly said: string } | { readonly refused: Refusal };

export interface Refusal {
  /** Whether git works here and there is just no such commit. */
  readonly kind: 'no such commit' | 'no repository' | 'other';
  /** git's own words, with what to do where that is known. */
  readonly message: string;
}

/** Runs git in a folder. Its messages are asked for in English, since they are told apart by their words. */
export function git(folder: string, args: readonly string[], env: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, LC_ALL: 'C', ...env }, maxBuffer: 64 * 1024 * 1024 };
    execFile('git', ['-C', folder, ...args], options, (error, stdout, stderr) => {
      if (error === null) resolve({ said: stdout.trim() });
      else resolve({ refused: codeOf(error) === 'ENOENT' ? NO_GIT : refusal(stderr.trim() || messageOf(error)) });
    });
  });
}

const NO_GIT: Refusal = {
  kind: 'other',
  message: 'git is not installed (install it, or compare two directories: --base DIR --head DIR)',
};

const REMEDIES: readonly (readonly [words: RegExp, kind: Refusal['kind'], remedy: string])[] = [
  [/not a git repository/, 'no repository', 'run it inside a clone, or compare two directories: --base DIR --head DIR'],
  [
    /Needed a single revision|unknown revision|bad revision|not a valid object name|is not a commit/i,
    'no such commit',
    '',
  ],
  // git names the command that helps, and what it means to trust somebody else's repository.
  [/dubious ownership/, 'other', "run git's own command above if you trust that folder, or take a clone of your own"],
  [
    /unable to read tree|failed to unpack tree|bad object|missing (blob|tree|commit)|not our ref|promisor/i,
    'other',
    'the clone lacks these objects: git fetch --unshallow, or git fetch --refetch for a partial clone',
  ],
];

function refusal(words: string): Refusal {
  const message = words.replace(/^fatal: /, '');
  const [, kind = 'other', remedy = ''] = REMEDIES.find(([pattern]) => pattern.test(words)) ?? [];
  return { kind, message: remedy === '' ? message : `${message} (${remedy})` };
}
