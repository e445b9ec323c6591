/** Exit code after Ctrl-C, as shells have it. */
const INTERRUPTED = 130;

/**
 * Runs a command of the sandbox: an error is printed in its own words and never as a stack trace, Ctrl-C lets it clean
 * up, and the exit code says how it went.
 * @param command is stopped by the signal; resolves to the exit code
 */
export async function runMain(command: (signal: AbortSignal) => Promise<number>): Promise<void> {
  // State, plans and the configuration's copy are for this user alone.
  process.umask(0o077);
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => {
      // A second Ctrl-C does not wait for the cleaning up.
      if (stop.signal.aborted) process.exit(INTERRUPTED);
      process.stderr.write('Stopping …\n');
      stop.abort();
    });
  try {
    process.exitCode = await command(stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) process.stderr.write(`${messageOf(error)}\n`);
    process.exitCode = stop.signal.aborted ? INTERRUPTED : 1;
  }
  // Idle connections of clients must not keep the program alive once everything has been stopped.
  process.exit();
}

function messageOf(error: unknown): string {
  if (process.env['FEDERATION_DEBUG']) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  return error instanceof Error ? error.message : String(error);
}
