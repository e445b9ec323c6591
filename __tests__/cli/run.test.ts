import { run } from '../../lib/cli/run';
import { runCli } from './support/run-cli';

test.each([
  ['valdate', 'unknown command', 'Did you mean validate?'],
  ['validate --jsn', 'unknown option', 'Did you mean --json?'],
  ['add-account New', 'required option', '--id'],
  ['add-account --id 123456789012', 'missing required argument', 'name'],
  ['validate too many', 'too many arguments', '--help'],
  ['--nonsense', 'unknown option', '--help'],
])('does not guess at "%s": says %s, %s, and exits with 2', async (line, rule, remedy) => {
  const { code, out, err } = await runCli(line.split(' '));
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err).toContain(rule);
  expect(err).toContain(remedy);
});

test('without a command shows what there is, as an error', async () => {
  const { code, out, err } = await runCli([]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('Commands:');
});

test.each([['--help'], ['help'], ['-h']])(
  '%s shows commands, exit codes and environment, and succeeds',
  async (flag) => {
    const { code, out, err } = await runCli([flag]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const text of ['validate', 'handover', 'add-account', 'Exit codes:', 'FEDERATION_CONFIG', 'NO_COLOR'])
      expect(out).toContain(text);
  },
);

test('every command has help with examples that name it', async () => {
  const { out } = await runCli(['--help']);
  const commands = [...out.matchAll(/^ {2}([a-z-]+) (?:\[options\]|<)/gm)].map(([, name]) => name ?? '');
  expect(commands.length).toBeGreaterThanOrEqual(3);
  for (const command of commands) {
    const { code, out: help } = await runCli([command, '--help']);
    expect(code).toBe(0);
    expect(help).toMatch(new RegExp(String.raw`Examples:\n  \$ federation ${command}`));
  }
});

test('the version is the one of package.json', async () => {
  const { version } = jest.requireActual<{ version: string }>('../../package.json');
  expect(await runCli(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test('a bug is one line that says how to see more, and no stack trace', async () => {
  const err: string[] = [];
  const broken = {
    write: () => {
      throw new TypeError('cannot read it\nat second line');
    },
    colour: false,
  };
  const io = { out: broken, err: { write: (text: string) => void err.push(text), colour: false }, cwd: process.cwd() };
  expect(await run(['validate'], { ...io, env: {} })).toBe(70);
  expect(err.join('')).toBe('internal error: cannot read it (this is a bug; FEDERATION_DEBUG=1 shows where it is)\n');
  await run(['validate'], { ...io, env: { FEDERATION_DEBUG: '1' } });
  expect(err.join('')).toContain('run.test.ts');
});

test('colours only where they are wanted', async () => {
  const escape = '\u001b[';
  expect((await runCli(['validate'])).out).not.toContain(escape);
  expect((await runCli(['validate'], { colour: true })).out).toContain(escape);
});

test.each(['yesterday', '2026-13-01', '2026-02-30', '2026-1-1'])(
  'refuses %s as the day of FEDERATION_TODAY',
  async (day) => {
    const { code, err } = await runCli(['validate'], { env: { FEDERATION_TODAY: day } });
    expect(code).toBe(2);
    expect(err).toContain('needs a day like 2027-01-31');
  },
);
