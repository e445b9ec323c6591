import { CommanderError } from 'commander';
import { isNativeError } from 'node:util/types';
import { messageOf } from './error-text';
import { EXIT, type ExitCode } from './exit-code';
import { Failure } from './failure';
import { coloursOf, type Io } from './io';
import { program } from './program';

/**
 * Runs one command line to its end, whatever happens: nothing is thrown, and no user sees a stack trace.
 * @param argv arguments after the program's name, e.g. `['validate', '--json']`
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  try {
    await program(io, (ended) => (code = ended)).parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    return tell(error, io);
  }
}

function tell(error: unknown, { err, env }: Io): ExitCode {
  // Commander has printed its own message, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const { red } = coloursOf(err);
  const message = messageOf(error);
  if (error instanceof Failure) {
    err.write(`${red('error:')} ${message}\n`);
    return error.exitCode;
  }
  const debugging = (env['FEDERATION_DEBUG'] ?? '') !== '';
  const more = debugging ? '' : ' (this is a bug; FEDERATION_DEBUG=1 shows where it is)';
  err.write(`${red('internal error:')} ${message.split('\n')[0] ?? ''}${more}\n`);
  if (debugging && isNativeError(error)) err.write(`${error.stack ?? ''}\n`);
  return EXIT.bug;
}
