import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSnapshot } from '../../../lib/live/parse-snapshot';
import { handMade } from '../../import/support/hand-made';
import { startGeneratedOrg, type RunningOrg } from '../../live/support/generated-org';
import { temporaryFolder } from '../support/temporary';

/** Starts the command as its own process. */
function start(argv: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['bin/federation', ...argv], { env: { PATH, HOME, ...environment } });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdout.resume();
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number,
    signal: signal as string,
    err,
  }));
  return { child, ended };
}

/** A program’s own death at its n-th write of a file, whatever it does then. */
function dyingAt(folder: string, write: number): Record<string, string> {
  const file = join(folder, `die-at-${String(write)}.cjs`);
  writeFileSync(
    file,
    `const fs = require('node:fs'); const { writeFileSync } = fs; let writes = 0;
     fs.writeFileSync = (...given) => {
       if (!String(given[0]).includes(${JSON.stringify(folder)})) return writeFileSync(...given);
       writes += 1;
       if (writes === ${String(write)}) { writeFileSync(given[0], String(given[1]).slice(0, 7)); process.kill(process.pid, 'SIGKILL'); }
       return writeFileSync(...given);
     };`,
  );
  return { NODE_OPTIONS: `--require ${file}` };
}

describe('snapshot', () => {
  let org: RunningOrg;
  const begin = async (fault?: (request: string, count: number) => undefined) => {
    org = await startGeneratedOrg({ accounts: 30, roles: 3, people: 4, ...(fault === undefined ? {} : { fault }) });
    const file = join(temporaryFolder(), 'live.json');
    const environment = { ...org.environment, OKTA_HTTP_PROXY: org.url, OKTA_API_TOKEN: 'secret-token' };
    const argv = ['--org', 'mueller-tech.okta.com', '--accounts', ...org.accountIds, '--people'];
    const take = () => start(['snapshot', '--out', file, '--max-okta-share', '100', ...argv], environment);
    return { file, take };
  };
  const count = (request: RegExp) => org.requests.filter((each) => request.test(each)).length;
  const read = (file: string) => parseSnapshot(JSON.parse(readFileSync(file, 'utf8')));
  afterEach(() => org.stop());

  test('that is killed leaves no half file, keeps to itself what it had read, and goes on where it was', async () => {
    let kill: () => void = () => undefined;
    const { file, take } = await begin((_, sent) => {
      if (sent === 150) kill();
    });
    const first = take();
    kill = () => first.child.kill('SIGKILL');
    expect(await first.ended).toMatchObject({ signal: 'SIGKILL' });
    expect(existsSync(file)).toBe(false);
    expect(statSync(`${file}.partial`).mode & 0o777).toBe(0o600);
    kill = () => undefined;
    const whole = 30 * 6;
    const before = count(/^POST/);
    expect(before).toBeLessThan(whole);
    const second = await take().ended;
    expect({ code: second.code, goesOn: second.err.includes('goes on with the run that began at') }).toEqual({
      code: 0,
      goesOn: true,
    });
    expect(second.err).not.toMatch(/warning/i);
    // What was on its way when it was killed is read again, ten accounts at most.
    expect(count(/^POST/)).toBeLessThanOrEqual(whole + 10 * 6);
    const { accounts, okta, unread } = read(file);
    expect([accounts.length, okta.groups.length, unread]).toEqual([30, 100, []]);
    expect(readdirSync(join(file, '..'))).toEqual(['live.json']);
  });

  test('that is taken twice at once into one file leaves a whole one, which nobody else may read', async () => {
    const { file, take } = await begin();
    const both = await Promise.all([take().ended, take().ended]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    const { accounts, unread } = read(file);
    expect([accounts.length, unread]).toEqual([30, []]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(file, '..'))).toEqual(['live.json']);
  });
});

test('an import that is killed at any of its writes leaves its folder as it was, and a second one works', async () => {
  const folder = temporaryFolder();
  const [live, out] = [join(folder, 'live.json'), join(folder, 'out')];
  const given = handMade({ app: { id: '0oa7k2m9xqTfVb3Rc5d7' } });
  writeFileSync(live, JSON.stringify(given));
  mkdirSync(out);
  const run = (environment: Record<string, string> = {}) =>
    start(['import', '--snapshot', live, '--out', out], environment).ended;
  for (const write of [1, 3, 7]) {
    expect(await run(dyingAt(folder, write))).toMatchObject({ signal: 'SIGKILL' });
    expect(readdirSync(out)).toEqual([]);
  }
  expect(await run()).toMatchObject({ code: 0 });
  expect(readdirSync(out).sort()).toEqual(
    ['accounts', 'federation.yaml', 'import-report.json', 'import-report.md', 'imports.yaml'].concat([
      'management-groups.yaml',
      'policies',
    ]),
  );
});
