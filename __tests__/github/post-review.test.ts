import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { MARKER, toMarkdown } from '../../lib/review/formats/markdown';
import { toSarif } from '../../lib/review/formats/sarif';
import { review } from '../../lib/review/review';
import { shippedAccess } from '../cli/support/shipped-access';
import { changes, hostileNames } from '../review/support/arbitraries';

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
  readonly files?: readonly (string | { filename: string; previous_filename: string })[];
  /** How many files GitHub says there are. @default - as many as it lists */
  readonly changedFiles?: number;
  /** Numbers of pull requests with the same head. */
  readonly pulls?: readonly number[];
  readonly path?: string;
  /** Head of the pull request once its files were listed. @default - the same */
  readonly shaAfterwards?: string;
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
  const FORK = { id: 5, owner: { login: 'somebody' } };
  let fetched = 0;
  const lists = new Map<unknown, unknown>();
  const list = (items: unknown) => {
    const call = () => Promise.resolve({ data: items });
    lists.set(call, items);
    return call;
  };
  const rest = {
    pulls: {
      get: ({ pull_number: number }: { pull_number: number }) => {
        fetched += 1;
        const head = { sha: fetched === 1 ? sha : (world.shaAfterwards ?? sha) };
        const changed = world.changedFiles ?? files.length;
        return Promise.resolve({
          data: { number, head, labels: labels.map((name) => ({ name })), changed_files: changed },
        });
      },
      list: list((world.pulls ?? [7]).map((number) => ({ number, head: { sha, repo: { id: FORK.id } } }))),
      listFiles: list(files.map((file) => (typeof file === 'string' ? { filename: file } : file))),
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
      payload: {
        workflow_run: {
          head_sha: SHA,
          head_branch: 'change',
          head_repository: FORK,
          path: world.path ?? '.github/workflows/review.yml',
          html_url: 'https://github.com/your-org/federation/actions/runs/1',
        },
      },
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
    { id: 1, body: `${MARKER} somebody who pretends`, user: { type: 'User', login: 'octocat' } },
    { id: 3, body: `${MARKER} what a bot was asked to repeat`, user: { type: 'Bot', login: 'echo[bot]' } },
    { id: 2, body: `${MARKER}\nold`, user: { type: 'Bot', login: 'github-actions[bot]' } },
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

test('warns where a file comes out of the code, under a name of the configuration', async () => {
  const renamed = { filename: 'config/review.ts', previous_filename: 'lib/review/review.ts' };
  expect((await post({ artifact: good, files: [renamed] })).body).toContain('more than the configuration (1 files)');
});

test('says that a change of the workflow makes the report worthless', async () => {
  const { body } = await post({ artifact: good, files: ['.github/workflows/review.yml'] });
  expect(body).toContain('may be made up');
});

test('says when GitHub lists fewer files than the change has', async () => {
  const { body, told } = await post({ artifact: good, changedFiles: 3_001 });
  expect(body).toContain('GitHub lists 1 of the 3001 changed files');
  expect(told.find(([name]) => name === 'label')?.[1]['labels']).toContain('access: code changed');
});

test('says when the same commit is in another pull request, whose base may have made the report', async () => {
  expect((await post({ artifact: good, pulls: [7, 8] })).body).toContain('head of 1 more pull requests (8)');
});

test('nothing in the text is hidden, and a fold is a fold', async () => {
  const { body } = await post({
    artifact: {
      ...good,
      'review.md': 'a <!-- hidden \u202e --> <details><summary>ok</summary></details> ada@mueller-tech.com',
    },
  });
  expect(body.slice(MARKER.length)).not.toContain('<!--');
  expect(body).toContain('\\u{202e}');
  expect(body).toContain('<details><summary>ok</summary></details>');
  expect(body).toContain('ada@mueller-tech.com');
});

test('a report of this project is posted as it is', async () => {
  const after = shippedAccess();
  const before = { ...after, grants: after.grants.slice(2) };
  const markdown = toMarkdown(review({ before, after, today: '2026-06-01' }));
  expect(markdown).toContain('<details>');
  const { body } = await post({ artifact: { ...good, 'review.md': markdown } });
  expect(body.replaceAll('\u2060', '')).toContain(markdown.slice(MARKER.length).trim());
});

test('a comment stays within what GitHub takes', async () => {
  const { body } = await post({ artifact: { ...good, 'review.md': 'x'.repeat(200_000) } });
  expect(body.length).toBeLessThan(65_536);
  expect(body).toContain('cut off here');
});

test('problems of the configuration are posted instead of a report', async () => {
  const { body, told } = await post({
    artifact: {
      'pull-request.txt': '7',
      'problems.txt': 'config/a.yaml:1:1  id: needs 12 digits\n~~~~~~\n# no heading',
    },
  });
  expect(body).toContain('can’t be synthesized');
  expect(body).toContain('~~~~~~~text\nconfig/a.yaml:1:1');
  expect(body.match(/^~~~~~~~$/gm)).toHaveLength(1);
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
  await expect(post({ artifact: { ...good, 'pull-request.txt': text } })).rejects.toThrow(
    'does not name a pull request',
  );
});

test('refuses to write to a pull request that the run was not made for', async () => {
  await expect(post({ artifact: good, sha: 'b'.repeat(40) })).rejects.toThrow('was not made for');
  await expect(post({ artifact: good, pulls: [8] })).rejects.toThrow('was not made for');
});

test('refuses to judge files of a commit that came after the run', async () => {
  await expect(post({ artifact: good, shaAfterwards: 'b'.repeat(40) })).rejects.toThrow('got a new commit');
});

test('refuses the run of another workflow that has taken the name', async () => {
  await expect(post({ artifact: good, path: '.github/workflows/evil.yml' })).rejects.toThrow('evil.yml');
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

test('a comment that is cut off closes its folds, so that the link below stays in sight', async () => {
  const fold = `<details>\n<summary>x</summary>\n\n${'line\n'.repeat(40_000)}`;
  const { body } = await post({ artifact: { ...good, 'review.md': fold } });
  expect(body.length).toBeLessThan(65_536);
  expect(body.match(/<details>/g)?.length).toBe(body.match(/<\/details>/g)?.length);
});

describe('SARIF', () => {
  const after = shippedAccess();
  const ours = toSarif(review({ before: { ...after, grants: after.grants.slice(2) }, after, today: '2026-06-01' }));
  interface Sarif {
    version: string;
    $schema: string;
    runs: {
      tool: { driver: { name: string; rules: Record<string, unknown>[] }; extensions?: unknown };
      results: Record<string, unknown>[];
      [other: string]: unknown;
    }[];
  }
  const changed = (edit: (sarif: Sarif, run: Sarif['runs'][0]) => void) => {
    const sarif = JSON.parse(ours) as Sarif;
    const [run] = sarif.runs;
    if (run === undefined) throw new Error('no run');
    edit(sarif, run);
    return JSON.stringify(sarif);
  };
  const uploaded = async (text: string) => {
    const { told, warnings } = await post({ artifact: { ...good, 'review.sarif': text } });
    const upload = told.find(([name]) => name === 'sarif')?.[1];
    const sarif =
      upload === undefined ? undefined : gunzipSync(Buffer.from(String(upload['sarif']), 'base64')).toString();
    return { upload, warnings, sarif: sarif === undefined ? undefined : (JSON.parse(sarif) as Sarif) };
  };

  test('of this project is uploaded as it is, for the commit that was reviewed', async () => {
    const { upload, sarif } = await uploaded(ours);
    expect(upload).toMatchObject({ commit_sha: SHA, ref: 'refs/pull/7/head' });
    expect(sarif).toEqual(JSON.parse(ours));
    expect(sarif?.runs[0]?.results.length).toBeGreaterThan(5);
  });

  test('of this project passes, whatever names it is about', async () => {
    const { ownSarif } = jest.requireActual<{ ownSarif: (sarif: unknown) => unknown }>(
      '../../.github/scripts/own-sarif.js',
    );
    await fc.assert(
      fc.asyncProperty(changes(hostileNames), (given) => {
        const sarif: unknown = JSON.parse(toSarif(review(given)));
        expect(ownSarif(sarif)).toEqual({ sarif });
        return Promise.resolve();
      }),
      { numRuns: 50 },
    );
  });

  test.each<[string, string, Parameters<typeof changed>[0]]>([
    ['another tool', 'its tool is not', (_, run) => (run.tool.driver.name = 'CodeQL')],
    ['a second tool', 'its tool is not', (_, run) => (run.tool.extensions = [{ name: 'x' }])],
    ['another version', 'is not SARIF 2.1.0', (sarif) => (sarif.version = '2.0.0')],
    ['another schema', 'is not SARIF 2.1.0', (sarif) => (sarif.$schema = 'https://evil.example')],
    ['two runs', 'exactly one run', (sarif, run) => sarif.runs.push(run)],
    ['a place in the code', 'outside the synthesized stacks', (_, run) => place(run, 'lib/review/review.ts')],
    [
      'a place behind dots',
      'outside the synthesized stacks',
      (_, run) => place(run, 'cdktf.out/stacks/../cdk.tf.json'),
    ],
    [
      'an unknown rule',
      'names a rule that it does not describe',
      (_, run) => (run.results[0] = { ...run.results[0], ruleId: 'x' }),
    ],
    ['too many results', 'too many', (_, run) => (run.results = Array<Record<string, unknown>>(25_001).fill({}))],
  ])('with %s is not uploaded, and the log says why', async (_, reason, edit) => {
    const { upload, warnings } = await uploaded(changed(edit));
    expect(upload).toBeUndefined();
    expect(warnings.join()).toContain(reason);
  });

  test.each(['{', 'null', '[]', '"x"'])('that is %s is not uploaded', async (text) => {
    const { upload, warnings } = await uploaded(text);
    expect(upload).toBeUndefined();
    expect(warnings).toHaveLength(1);
  });

  test('loses every field that our review does not write, and its texts are text', async () => {
    const { sarif } = await uploaded(
      changed((_, run) => {
        run['invocations'] = [{ commandLine: 'x' }];
        run.results[0] = {
          ...run.results[0],
          message: { text: '[ok](https://evil.example) @ada', markdown: '**x**' },
          codeFlows: [],
        };
      }),
    );
    expect(sarif?.runs[0]).not.toHaveProperty('invocations');
    expect(sarif?.runs[0]?.results[0]).not.toHaveProperty('codeFlows');
    expect(sarif?.runs[0]?.results[0]?.['message']).toEqual({
      text: '[ok]\u2060(https:\u2060//evil.example) @\u2060ada',
    });
  });

  test('is left out where code scanning is not enabled; the comment is posted all the same', async () => {
    const { warnings, body } = await post({ artifact: { ...good, 'review.sarif': ours }, sarifFails: true });
    expect(body).toContain('Access grows');
    expect(warnings.join()).toContain('not enabled');
  });

  function place(run: Sarif['runs'][0], uri: string): void {
    const [first] = run.results;
    const [location] = first?.['locations'] as { physicalLocation: { artifactLocation: { uri: string } } }[];
    if (location) location.physicalLocation.artifactLocation.uri = uri;
  }
});
