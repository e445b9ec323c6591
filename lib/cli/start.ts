import { wantsColour, type Sink } from './io';
import { run } from './run';

// npm runs a script in the package's folder, and says in INIT_CWD where the user stands.
const { INIT_CWD: standing } = process.env;
if (process.env['npm_lifecycle_event'] === 'federation' && standing !== undefined) process.chdir(standing);

const io = { out: sink(process.stdout), err: sink(process.stderr), env: process.env, cwd: process.cwd() };
void run(process.argv.slice(2), io).then((code) => {
  // Not process.exit(): what is still on its way through a pipe would be lost.
  process.exitCode = code;
});

function sink(stream: NodeJS.WriteStream): Sink {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader has seen enough, as with `federation access | head`.
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  const colour = wantsColour(stream.isTTY, process.env);
  return { write: (text) => void stream.write(text), colour, columns: stream.isTTY ? stream.columns : undefined };
}
