import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepIssue } from '../../.github/scripts/audit-issue';
import { keepIssue as keepOnGitLab } from '../../scripts/pipeline/gitlab-issue';

interface Issue {
  number: number;
  title: string;
  state: string;
  body?: string;
  labels?: string[];
}

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What audit.sh leaves; nothing where it ended before it was done. */
function audited(high: number | undefined): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  if (high === undefined) return;
  writeFileSync(join(folder, 'audit.json'), JSON.stringify({ counts: { critical: 0, high, medium: 0, low: 0 } }));
  writeFileSync(join(folder, 'audit.md'), `## ⛔ ${String(high)} findings.\n`);
}

/** Each tracker keeps issues, and gives them as `title`, `state` and text. */
const TRACKERS = {
  GitHub: () => {
    let issues: Issue[] = [];
    const github = {
      rest: {
        issues: {
          listForRepo: () => Promise.resolve({ data: issues }),
          create: (issue: Issue) =>
            Promise.resolve(issues.push({ ...issue, number: issues.length + 1, state: 'open' })),
          update: ({ issue_number: number, ...changes }: Partial<Issue> & { issue_number: number }) => {
            issues = issues.map((issue) => (issue.number === number ? { ...issue, ...changes } : issue));
            return Promise.resolve();
          },
          createComment: () => Promise.resolve(),
        },
      },
    };
    const context = { repo: { owner: 'o', repo: 'r' }, serverUrl: 'https://github.com', runId: 7 };
    return {
      night: () => keepIssue({ github, context, folder }),
      issues: () => issues.map(({ state, body = '' }) => ({ open: state === 'open', text: body })),
    };
  },
  GitLab: () => {
    const issues: { iid: number; title: string; state: string; description: string; confidential?: boolean }[] = [];
    const request = (url: string, { method = '', body, headers }: RequestInit): Promise<Response> => {
      expect(url).toContain('https://gitlab.example/api/v4/projects/7/issues');
      expect(headers).toMatchObject({ 'PRIVATE-TOKEN': 'token' });
      const sent = JSON.parse(typeof body === 'string' ? body : '{}') as {
        title: string;
        description?: string;
        state_event?: string;
      };
      const [, iid] = /issues\/(\d+)/.exec(url) ?? [];
      const issue = issues.find((one) => String(one.iid) === iid);
      if (method === 'POST' && iid === undefined)
        issues.push({ ...sent, iid: issues.length + 1, state: 'opened', description: sent.description ?? '' });
      if (method === 'PUT' && issue) {
        if (sent.description !== undefined) issue.description = sent.description;
        if (sent.state_event !== undefined) issue.state = sent.state_event === 'close' ? 'closed' : 'opened';
      }
      return Promise.resolve(new Response(JSON.stringify(method === 'GET' ? issues : {}), { status: 200 }));
    };
    const env = {
      CI_API_V4_URL: 'https://gitlab.example/api/v4',
      CI_PROJECT_ID: '7',
      CI_JOB_URL: 'https://gitlab.example/-/jobs/9',
      AUDIT_TOKEN: 'token',
    };
    return {
      night: () => keepOnGitLab({ about: 'audit', folder, env, request }),
      issues: () => {
        for (const { confidential } of issues) expect(confidential).toBe(true);
        return issues.map(({ state, description }) => ({ open: state === 'opened', text: description }));
      },
    };
  },
};

test.each(Object.entries(TRACKERS))('on %s, one issue is opened, updated, closed and opened again', async (_, make) => {
  const { night, issues } = make();
  const nights: [number | undefined, string][] = [
    [0, 'nothing to do'],
    [2, 'opened'],
    [3, 'updated'],
    [0, 'closed'],
    [0, 'nothing to do'],
    [1, 'opened again'],
  ];
  for (const [findings, expected] of nights) {
    audited(findings);
    expect(await night()).toBe(expected);
  }
  expect(issues()).toEqual([{ open: true, text: expect.stringContaining('1 findings.') as string }]);
});

test.each(Object.entries(TRACKERS))('on %s, an audit that ended before it was done closes nothing', async (_, make) => {
  const { night, issues } = make();
  audited(2);
  await night();
  audited(undefined);
  expect(await night()).toBe('updated');
  expect(issues()).toEqual([{ open: true, text: expect.stringContaining('ended before it was done') as string }]);
});
