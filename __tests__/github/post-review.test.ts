import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { MARKER, toMarkdown } from '../../lib/review/formats/markdown';
import { review } from '../../lib/review/review';
import { shippedAccess } from '../cli/support/shipped-access';

interface Input {
  github: unknown;
  context: unknown;
  core: { warning: (text: string) => void };
  folder: string;
}
const { postReview } = jest.requireActual<{ postReview: (input: Input) => Promise<void> }>(
  '../../.github/scripts/post-review.js',
);

const SHA = 'a'.repeat(40);

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'federation-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface World {
  readonly artifact: Readonly<Record<string, string>>;
  readonly files?: readonly string[];
  readonly comments?: readonly { id: number; body: string; user: { type: string } }[];
  readonly labels?: readonly string[];
  readonly sha?: string;
  readonly sarifFails?: boolean;
}

/** Runs the script against a GitHub that only remembers what it was told. */
async function post(world: World) {
  const { artifact, files = ['config/accounts/new.yaml'], comments = [], labels = [], sha = SHA } = world;
  for (const [name, text] of Object.entries(artifact)) writeFileSync(join(folder, name), text);
  const told: [string, Record<string, unknown>][] = [];
  const remember = (name: string) => (input: Record<string, unknown>) => {
    told.push([name, input]);
    return Promise.resolve({});
  };
  const lists = new Map<unknown, unknown>();
  const list = (items: unknown) => {
    const call = () => Promise.resolve({ data: items });
    lists.set(call, items);
    return call;
  };
  const rest = {
    pulls: {
      get: ({ pull_number: number }: { pull_number: number }) =>
        Promise.resolve({ data: { number, head: { sha }, labels: labels.map((name) => ({ name })) } }),
      listFiles: list(files.map((filename) => ({ filename }))),
    },
    issues: {
      listComments: list(comments),
      createComment: remember('create'),
      updateComment: remember('update'),
      addLabels: remember('label'),
      removeLabel: remember('unlabel'),
    },
    codeScanning: {
      uploadSarif: (input: Record<string, unknown>) =>
        world.sarifFails ? Promise.reject(new Error('not enabled')) : remember('sarif')(input),
    },
  };
  const warnings: string[] = [];
  await postReview({
    github: { rest, paginate: (call: unknown) => Promise.resolve(lists.get(call)) },
    context: {
      repo: { owner: 'your-org', repo: 'federation' },
      payload: { workflow_run: { head_sha: SHA, html_url: 'https://github.com/your-org/federation/actions/runs/1' } },
    },
    core: { warning: (text) => void warnings.push(text) },
    folder,
  });
  const body = told.find(([name]) => name === 'create' || name === 'update')?.[1]['body'];
  return { told, warnings, body: typeof body === 'string' ? body : '' };
}

const counts = { critical: 0, high: 0, newlyBroken: 0 };
const report = (given: object = {}) => JSON.stringify({ verdict: 'broadened', counts, ...given });
const good = { 'pull-request.txt': '7\n', 'review.md': `${MARKER}\n\n## Access grows`, 'review.json': report() };

test('posts one comment, which says that it is ours', async () => {
  const { told, body } = await post({ artifact: good });
  expect(told.map(([name]) => name)).toEqual(['create', 'label']);
  expect(body.startsWith(`${MARKER}\n\n## Access grows`)).toBe(true);
  expect(body).toContain('actions/runs/1#artifacts');
});

test('keeps its comment up to date, and lets others keep theirs', async () => {
  const comments = [
    { id: 1, body: `${MARKER} somebody who pretends`, user: { type: 'User' } },
    { id: 2, body: `${MARKER}\nold`, user: { type: 'Bot' } },
  ];
  const { told } = await post({ artifact: good, comments });
  expect(told[0]?.[0]).toBe('update');
  expect(told[0]?.[1]).toMatchObject({ comment_id: 2 });
});

test('sets the labels of the verdict, and takes away those that no longer hold', async () => {
  const { told } = await post({
    artifact: { ...good, 'review.json': report({ counts: { critical: 1, high: 0, newlyBroken: 2 } }) },
    labels: ['access: narrowed', 'access: danger', 'enhancement'],
  });
  expect(told.filter(([name]) => name === 'unlabel').map(([, { name }]) => name)).toEqual(['access: narrowed']);
  expect(told.find(([name]) => name === 'label')?.[1]['labels']).toEqual(['access: broadened', 'access: broken']);
});

test.each(['main.ts', 'lib/review/review.ts', '.github/workflows/review.yml', 'package-lock.json', 'x/config/a.yaml'])(
  'warns where a change touches %s: what follows was made by its own code',
  async (file) => {
    const { body, told } = await post({ artifact: good, files: ['config/federation.yaml', file] });
    expect(body).toContain('[!WARNING]');
    expect(told.find(([name]) => name === 'label')?.[1]['labels']).toContain('access: code changed');
  },
);

test('does not warn about configuration and documentation', async () => {
  const { body } = await post({ artifact: good, files: ['config/policies/a.json', 'docs/x.md', 'README.md'] });
  expect(body).not.toContain('WARNING');
});

test('text of unknown origin notifies nobody, loads nothing and hides nothing', async () => {
  const { body } = await post({
    artifact: {
      ...good,
      'review.md':
        'cc @your-org/security (@ada) ada@mueller-tech.com ![x](https://evil.example/x.png) <img src=x> <!-- hide <details><summary>ok</summary></details> <script>',
    },
  });
  expect(body).not.toMatch(/(^|[^\w])@[A-Za-z]/);
  expect(body).toContain('ada@mueller-tech.com');
  expect(body).not.toContain('![');
  expect(body.slice(MARKER.length)).not.toContain('<!--');
  expect(body).not.toContain('<img');
  expect(body).not.toContain('<script');
  expect(body).toContain('<details><summary>ok</summary></details>');
});

test('a report of this project is posted as it is', async () => {
  const after = shippedAccess();
  const before = { ...after, grants: after.grants.slice(2) };
  const markdown = toMarkdown(review({ before, after, today: '2026-06-01' }));
  expect(markdown).toContain('<details>');
  expect(markdown).toContain('```mermaid');
  const { body } = await post({ artifact: { ...good, 'review.md': markdown } });
  expect(body).toContain(markdown.slice(MARKER.length).trim());
});

test('a comment stays within what GitHub takes', async () => {
  const { body } = await post({ artifact: { ...good, 'review.md': 'x'.repeat(200_000) } });
  expect(body.length).toBeLessThan(65_536);
  expect(body).toContain('cut off here');
});

test('problems of the configuration are told instead of a report', async () => {
  const { body, told } = await post({
    artifact: {
      'pull-request.txt': '7',
      'problems.txt': 'config/a.yaml:1:1  id: needs 12 digits\n~~~~~~\n# no heading',
    },
  });
  expect(body).toContain('can’t be synthesized');
  expect(body).toContain('~~~~~~text\nconfig/a.yaml:1:1');
  expect(body.match(/~~~~~~/g)).toHaveLength(2);
  expect(told.find(([name]) => name === 'label')?.[1]['labels']).toEqual(['access: review failed']);
});

test.each([
  ['no JSON', '{'],
  ['another verdict', report({ verdict: '<b>fine</b>' })],
  ['counts that are no numbers', report({ counts: { critical: 'none', high: 0, newlyBroken: 0 } })],
])('a report with %s is a review that failed', async (_, text) => {
  const { told, body } = await post({ artifact: { ...good, 'review.json': text } });
  expect(body).toContain('The access review failed');
  expect(told.find(([name]) => name === 'label')?.[1]['labels']).toEqual(['access: review failed']);
});

test.each(['', 'seven', '7; rm', '../7', '99999999999'])('refuses %j as the number of a pull request', async (text) => {
  await expect(post({ artifact: { ...good, 'pull-request.txt': text } })).rejects.toThrow('names no pull request');
});

test('refuses to write to a pull request that the run was not made for', async () => {
  await expect(post({ artifact: good, sha: 'b'.repeat(40) })).rejects.toThrow('was not made for');
});

test('a link in the artifact is not followed', async () => {
  const secret = join(folder, 'secret');
  mkdirSync(secret);
  writeFileSync(join(secret, 'token'), 'hunter2');
  symlinkSync(join(secret, 'token'), join(folder, 'review.md'));
  const { body } = await post({ artifact: { 'pull-request.txt': '7', 'review.json': report() } });
  expect(body).not.toContain('hunter2');
  expect(body).toContain('The access review failed');
});

test('uploads SARIF for the commit that was reviewed', async () => {
  const sarif = JSON.stringify({ version: '2.1.0', runs: [] });
  const { told } = await post({ artifact: { ...good, 'review.sarif': sarif } });
  const upload = told.find(([name]) => name === 'sarif')?.[1];
  expect(upload).toMatchObject({ commit_sha: SHA, ref: 'refs/pull/7/head' });
  expect(gunzipSync(Buffer.from(String(upload?.['sarif']), 'base64')).toString()).toBe(sarif);
});

test('where code scanning is not enabled, the comment is there all the same', async () => {
  const sarif = JSON.stringify({ version: '2.1.0', runs: [] });
  const { warnings, body } = await post({ artifact: { ...good, 'review.sarif': sarif }, sarifFails: true });
  expect(body).toContain('Access grows');
  expect(warnings.join()).toContain('not enabled');
});
