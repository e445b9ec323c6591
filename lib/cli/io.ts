import picocolors from 'picocolors';

/** Where a command writes to. */
export interface Sink {
  write(text: string): void;
  /** Whether colours may be used. */
  readonly colour: boolean;
  /** Width of the terminal in characters. @default 80 */
  readonly columns?: number;
}

/** Everything a command gets from outside, so that tests can give it. */
export interface Io {
  readonly out: Sink;
  readonly err: Sink;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** All of standard input. @default - the process's own */
  readonly stdin?: () => Uint8Array;
  /** Folder that relative paths start at. */
  readonly cwd: string;
}

export type Colours = ReturnType<typeof picocolors.createColors>;

/** Colours for one sink; where it takes none, they leave the text as it is. */
export function coloursOf(sink: Sink): Colours {
  return picocolors.createColors(sink.colour);
}

/**
 * Whether a stream is shown colours: on a terminal that knows them, unless `NO_COLOR` is set to anything.
 * @see https://no-color.org
 */
export function wantsColour(isTerminal: boolean | undefined, env: Io['env']): boolean {
  // A pipe's isTTY is undefined, which picocolors would take for "find out yourself", and colour every CI log.
  return isTerminal === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
}
