import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { liveOrg } from '../../audit/support/live-org';
import { runCli } from '../support/run-cli';
import { shippedAccess } from '../support/shipped-access';
import { temporaryFolder } from '../support/temporary';

const folder = temporaryFolder();
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Lead', '-c', 'user.email=lead@mueller-tech.com', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, GIT_AUTHOR_DATE: '2026-01-02T03:04:05Z', GIT_COMMITTER_DATE: '2026-01-02T03:04:05Z' },
  }).trim();

test('each row names the commit that wrote the line of its grant', async () => {
  cpSync('config', join(folder, 'config'), { recursive: true });
  mkdirSync(join(folder, 'out'));
  git('init', '--quiet');
  git('add', 'config');
  git('commit', '--quiet', '--message', 'Everything');
  const first = git('rev-parse', 'HEAD');
  writeFileSync(join(folder, 'live.json'), JSON.stringify(liveOrg(shippedAccess())));
  const review = async (): Promise<{ commits: Map<string, string>; configuration: string }> => {
    const argv = ['access-review', '--config', 'config', '--snapshot', 'live.json', '--output', 'out/review.json'];
    const ran = await runCli(argv, { cwd: folder });
    expect(ran).toMatchObject({ code: 0, err: '' });
    const read = (file: string) => JSON.parse(readFileSync(join(folder, 'out', file), 'utf8')) as never;
    const { rows } = read('review.json') as { rows: { role: string; commit: string }[] };
    const { configuration } = read('review.json.manifest.json') as { configuration: string };
    return { commits: new Map(rows.map(({ role, commit }) => [role, commit])), configuration };
  };
  const { commits, configuration } = await review();
  expect(configuration).toBe(first);
  expect(new Set(commits.values())).toEqual(new Set([`${first.slice(0, 12)}, Lead, on 2026-01-02`]));

  const file = join(folder, 'config', 'accounts', 'mueller-tech.yaml');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/^( +Support:[\s\S]*?grantedTo:.*)$/m, '$1 # again'));
  expect(readFileSync(file, 'utf8')).not.toBe(text);
  const changed = await review();
  expect(changed.configuration).toBe(`${first}, and changes that are not committed`);
  expect(changed.commits.get('Okta-Mueller-Tech-Support')).toBe('not committed yet');
  expect(changed.commits.get('Okta-Mueller-Tech-Admin')).toBe(`${first.slice(0, 12)}, Lead, on 2026-01-02`);
});
