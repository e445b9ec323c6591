/** Writes what is being done, on the terminal or into a log. */
export interface Narrator {
  /** Runs a step: says that it began, how it goes, and what came of it. */
  step<T>(
    what: string,
    work: (progress: (note: string) => void) => Promise<T>,
    outcome?: (result: T) => string,
  ): Promise<T>;
  say(line: string): void;
}

/** A log that stays silent for longer than this looks like a hung program. */
const SILENCE_MS = 10_000;

/**
 * @param write takes one line without its end
 * @param signal no step begins after a stop
 * @param now in milliseconds
 */
export function narrator(write: (line: string) => void, signal?: AbortSignal, now: () => number = Date.now): Narrator {
  return {
    say: write,
    async step(what, work, outcome) {
      signal?.throwIfAborted();
      const begun = now();
      const seconds = () => `${Math.round((now() - begun) / 1000)} s`;
      write(`→ ${what}`);
      let note = '';
      // After Ctrl-C a step still ends, but what it says must not read as if it went on.
      const notes = () => [seconds(), note, signal?.aborted ? 'stopping' : ''].filter((each) => each !== '').join(', ');
      const timer = setInterval(() => write(`  … ${notes()}`), SILENCE_MS);
      try {
        const result = await work((text) => (note = text));
        write(`  ✓ ${outcome ? `${outcome(result)}, ` : ''}${seconds()}`);
        return result;
      } finally {
        clearInterval(timer);
      }
    },
  };
}

/** For work that nobody watches. */
export const silent: Narrator = { say: () => undefined, step: (_, work) => work(() => undefined) };
