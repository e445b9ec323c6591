import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const FOLDER = join('.github', 'workflows');
const files = readdirSync(FOLDER).sort();
const texts = new Map(files.map((file) => [file, readFileSync(join(FOLDER, file), 'utf8')]));
const workflows = new Map([...texts].map(([file, text]) => [file, parse(text) as Workflow]));
const workflow = (file: string): Workflow => {
  const found = workflows.get(file);
  if (found === undefined) throw new Error(`no workflow ${file}`);
  return found;
};
const steps = ({ jobs }: Workflow): readonly Step[] => Object.values(jobs).flatMap((job) => job.steps);
const permissions = (file: string): readonly (Readonly<Record<string, string>> | undefined)[] => [
  workflow(file).permissions,
  ...Object.values(workflow(file).jobs).flatMap((job) => (job.permissions === undefined ? [] : [job.permissions])),
];

describe.each(files)('%s', (file) => {
  test('has least permissions stated at its top', () => {
    const top = workflow(file).permissions;
    expect(top).toBeDefined();
    expect(Object.entries(top ?? {}).filter(([, right]) => right !== 'read')).toEqual([]);
  });

  test('is never triggered in a way that gives code of a fork our rights', () => {
    expect(Object.keys(workflow(file).on)).not.toContain('pull_request_target');
    expect(Object.keys(workflow(file).on)).not.toContain('issue_comment');
  });

  test('names every action by a full commit id, with its version beside it', () => {
    const uses = [...(texts.get(file) ?? '').matchAll(/uses: (.*)/g)].map(([, action]) => action);
    expect(uses.length).toBe(steps(workflow(file)).filter((step) => step.uses !== undefined).length);
    for (const action of uses) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('leaves no token behind in a checkout', () => {
    const checkouts = steps(workflow(file)).filter(({ uses = '' }) => uses.startsWith('actions/checkout@'));
    expect(checkouts.length).toBeGreaterThan(0);
    for (const { with: inputs } of checkouts) expect(inputs).toMatchObject({ 'persist-credentials': false });
  });

  test('puts nothing that others write into a script', () => {
    for (const { run = '', with: inputs = {} } of steps(workflow(file))) {
      expect(run).not.toContain('${{');
      expect(inputs['script'] ?? '').not.toContain('${{');
    }
  });

  test('ends by itself', () => {
    for (const job of Object.values(workflow(file).jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });
});

test('what runs code of a pull request has no secret and no right to write', () => {
  const untrusted = files.filter((file) => 'pull_request' in workflow(file).on);
  expect(untrusted).toEqual(['ci.yml', 'review.yml']);
  for (const file of untrusted) {
    expect(permissions(file)).toEqual([{ contents: 'read' }]);
    expect(texts.get(file)).not.toMatch(/secrets\.|github\.token|GITHUB_TOKEN|id-token|AWS_|OKTA_/);
  }
});

test('what has a right to write runs no code of the pull request', () => {
  const writing = files.filter((file) => permissions(file).some((each) => Object.values(each ?? {}).includes('write')));
  expect(writing).toEqual(['review-comment.yml']);
  expect(Object.keys(workflow('review-comment.yml').on)).toEqual(['workflow_run']);
  const [job] = Object.values(workflow('review-comment.yml').jobs);
  expect(job?.permissions).toEqual({
    actions: 'read',
    contents: 'read',
    'pull-requests': 'write',
    'security-events': 'write',
  });
  for (const { uses = '', run, with: inputs } of job?.steps ?? []) {
    expect(run).toBeUndefined();
    if (uses.startsWith('actions/checkout@')) {
      // Without a ref, a workflow_run checks out the default branch.
      expect(Object.keys(inputs ?? {}).sort()).toEqual(['persist-credentials', 'sparse-checkout']);
    }
  }
});

test('the comment waits for the workflow that makes the review, by its name', () => {
  const { name } = parse(texts.get('review.yml') ?? '') as { name: string };
  expect(workflow('review-comment.yml').on['workflow_run']).toEqual({ workflows: [name], types: ['completed'] });
});

test('the artifact that one makes is the one that the other reads', () => {
  const input = (file: string, action: string): unknown =>
    steps(workflow(file)).find(({ uses = '' }) => uses.startsWith(action))?.with?.['name'];
  expect(input('review.yml', 'actions/upload-artifact')).toBe('access-review');
  expect(input('review-comment.yml', 'actions/download-artifact')).toBe('access-review');
});

test('each side is synthesized by its own code, and the review is made by the base', () => {
  const folders = steps(workflow('review.yml'))
    .filter(({ run = '' }) => /main\.ts|bin\/federation/.test(run))
    .map(
      (step) =>
        `${String((step as Record<string, unknown>)['working-directory'])}: ${step.run?.match(/main\.ts|bin\/federation/)?.[0] ?? ''}`,
    );
  expect(folders).toEqual(['base: main.ts', 'head: main.ts', 'base: bin/federation']);
});

test('the files that the workflows run are there', () => {
  const named = ['.ci/run', '.github/scripts/post-review.js', 'main.ts', 'bin/federation'];
  for (const file of named) {
    expect([...texts.values()].some((text) => text.includes(file))).toBe(true);
    expect(existsSync(file)).toBe(true);
  }
});

test('the owners that the example names guard paths that exist', () => {
  const lines = readFileSync(join('.github', 'CODEOWNERS.example'), 'utf8').split('\n');
  const rules = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split(/\s+/));
  expect(rules.length).toBeGreaterThan(3);
  for (const [path = '', ...owners] of rules) {
    expect(owners.length).toBeGreaterThan(0);
    for (const owner of owners) expect(owner).toMatch(/^@your-org\/[a-z-]+$/);
    if (path !== '*') expect({ path, there: existsSync(path.replace(/^\//, '')) }).toEqual({ path, there: true });
  }
});
