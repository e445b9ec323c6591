import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { keepIssue } from '../../scripts/pipeline/gitlab-issue';
import { temporaryFolder } from '../cli/support/temporary';

const URL_OF_ISSUES = 'https://gitlab.example/api/v4/projects/7/issues';
const env = {
  CI_API_V4_URL: 'https://gitlab.example/api/v4',
  CI_PROJECT_ID: '7',
  CI_JOB_URL: 'https://gitlab.example/-/jobs/9',
};

/** A project that keeps issues, and nights whose two jobs leave what they found; `undefined`: the job ended too early. */
function project() {
  const folder = temporaryFolder();
  const issues: { iid: number; title: string; state: string; description: string; confidential?: boolean }[] = [];
  const request = (url: string, { method, body }: RequestInit): Promise<Response> => {
    const [, iid] = /issues\/(\d+)/.exec(url) ?? [];
    const sent = JSON.parse(typeof body === 'string' ? body : '{}') as {
      description?: string;
      state_event?: string;
      title?: string;
    };
    const issue = issues.find((one) => String(one.iid) === iid);
    expect(url.startsWith(URL_OF_ISSUES)).toBe(true);
    if (method === 'POST' && iid === undefined)
      issues.push({ title: '', description: '', ...sent, iid: issues.length + 1, state: 'opened' });
    if (method === 'PUT' && issue) {
      issue.description = sent.description ?? issue.description;
      if (sent.state_event !== undefined) issue.state = sent.state_event === 'close' ? 'closed' : 'opened';
    }
    return Promise.resolve(new Response(JSON.stringify(method === 'GET' ? issues : {})));
  };
  const night = (...found: (string | undefined)[]): Promise<string> => {
    rmSync(folder, { recursive: true, force: true });
    for (const [index, text] of found.entries()) {
      if (text === undefined) continue;
      mkdirSync(join(folder, String(index + 1)), { recursive: true });
      writeFileSync(join(folder, String(index + 1), 'drift.md'), text);
    }
    return keepIssue({ about: 'drift', folder, parts: found.length, env, request });
  };
  return { night, issues };
}

const DRIFT = '### okta\n\n- `okta_group.x`: update (description)\n\n';

test('one confidential issue is opened, updated, closed and opened again', async () => {
  const { night, issues } = project();
  expect(await night('', '')).toBe('nothing to do');
  expect(await night('', DRIFT)).toBe('opened');
  expect(await night(DRIFT, '')).toBe('updated');
  expect(await night('', '')).toBe('closed');
  expect(await night('', DRIFT)).toBe('opened again');
  expect(issues).toMatchObject([
    { title: 'Something was changed outside of Terraform', state: 'opened', confidential: true },
  ]);
  expect(issues[0]?.description).toContain('okta_group.x');
});

test('a job that ended too early is named, and closes nothing', async () => {
  const { night, issues } = project();
  await night(DRIFT, '');
  expect(await night('', undefined)).toBe('updated');
  expect(issues[0]).toMatchObject({ state: 'opened', description: expect.stringContaining('Part 2 of 2') as string });
});

test('the jobs have no role before their packages are installed, and the issue waits for as many as there are', () => {
  const { drift, 'drift-issue': issue } = parse(
    readFileSync('scripts/pipeline/gitlab/drift.gitlab-ci.yml', 'utf8'),
  ) as Record<
    'drift' | 'drift-issue',
    {
      parallel?: number;
      variables: Record<string, string | number>;
      before_script: string[];
      script: string[];
      needs?: string[];
    }
  >;
  expect(drift.before_script.join()).not.toContain('gitlab-role.sh');
  expect(drift.script[0]).toContain('gitlab-role.sh "$DRIFT_ROLE_ARN"');
  expect(issue.needs).toEqual(['drift']);
  expect(issue.variables['PARTS']).toBe(drift.parallel);
  expect(issue.script).toEqual(['node scripts/pipeline/gitlab-issue.js drift drift "$PARTS"']);
});
