import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepIssue } from '../../.github/scripts/drift-issue';

interface Issue {
  number: number;
  title: string;
  state: string;
  body?: string;
  labels?: string[];
}

const JOBS = [
  { job: '1-001', stacks: 'okta' },
  { job: '1-002', stacks: 'account-111122223333' },
];
let folder = '';
let issues: Issue[] = [];
let comments: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drift-'));
  issues = [];
  comments = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An issue tracker that keeps what it is told. */
const github = {
  rest: {
    issues: {
      listForRepo: () => Promise.resolve({ data: issues }),
      create: (issue: Issue) => Promise.resolve(issues.push({ ...issue, number: issues.length + 1, state: 'open' })),
      update: ({ issue_number: number, ...changes }: Partial<Issue> & { issue_number: number }) => {
        issues = issues.map((issue) => (issue.number === number ? { ...issue, ...changes } : issue));
        return Promise.resolve();
      },
      createComment: ({ body }: { body: string }) => Promise.resolve(comments.push(body)),
    },
  },
};
const context = { repo: { owner: 'o', repo: 'r' }, serverUrl: 'https://github.com', runId: 7 };

function left(job: string, text: string): void {
  mkdirSync(join(folder, `drift-${job}`), { recursive: true });
  writeFileSync(join(folder, `drift-${job}`, 'drift.md'), text);
}
const night = (): Promise<string> => keepIssue({ github, context, folder, jobs: JOBS });

test('one issue is opened, updated, closed and opened again', async () => {
  left('1-001', '### okta\n\n- `okta_group.x`: update (name)\n\n');
  left('1-002', '');
  expect(await night()).toBe('opened');
  expect(await night()).toBe('updated');
  left('1-001', '');
  expect(await night()).toBe('closed');
  expect(await night()).toBe('nothing to do');
  left('1-001', '### okta\n\n- `okta_group.y`: delete\n\n');
  expect(await night()).toBe('opened again');
  expect(issues).toHaveLength(1);
  expect(issues[0]).toMatchObject({
    state: 'open',
    labels: ['drift'],
    body: expect.stringContaining('okta_group.y') as string,
  });
  expect(comments).toHaveLength(1);
});

test('a job that ended before it could look is named, and closes nothing', async () => {
  left('1-001', '');
  expect(await night()).toBe('opened');
  expect(issues[0]?.body).toContain('account-111122223333');
  expect(issues[0]?.body).toContain('not looked at');
});

test('a report that is too long for an issue is cut at a line, and says so', async () => {
  left('1-001', `### okta\n\n${'- `okta_group.x`: update (name)\n'.repeat(4000)}`);
  left('1-002', '');
  await night();
  expect(issues[0]?.body?.length).toBeLessThan(65_536);
  expect(issues[0]?.body).toContain('Cut here');
});
