/**
 * Runs npm scripts of this project at the same time: `node scripts/together.js types lint format`. Each one's output is
 * printed when it ends, and all of them run to their end: what fails shows at once, whatever else fails.
 */
const { spawn } = require('node:child_process');

function run(name) {
  return new Promise((done) => {
    const child = spawn('npm', ['run', '--silent', name], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', ({ message }) => (output += `${message}\n`));
    child.on('close', (code) => {
      process.stdout.write(`${code === 0 ? 'passed' : 'FAILED'}: npm run ${name}\n${output}`);
      done(code === 0);
    });
  });
}

Promise.all(process.argv.slice(2).map(run)).then((passed) => {
  if (passed.includes(false)) process.exitCode = 1;
});
