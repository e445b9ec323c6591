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
  /** Absent where the job is another workflow. */
  readonly uses?: string;
  readonly steps?: readonly Step[];
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
const steps = ({ jobs }: Workflow): readonly Step[] => Object.values(jobs).flatMap((job) => job.steps ?? []);
const permissions = (file: string): readonly (Readonly<Record<string, string>> | undefined)[] => [
  workflow(file).permissions,
  ...Object.values(workflow(file).jobs).flatMap((job) => (job.permissions === undefined ? [] : [job.permissions])),
];

const artifacts = (file: string, action: string): unknown[] =>
  steps(workflow(file)).flatMap(({ uses = '', with: inputs }) => (uses.startsWith(action) ? [inputs?.['name']] : []));

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
    const uses = [...(texts.get(file) ?? '').matchAll(/uses: (.*)/g)]
      .map(([, action]) => action)
      // A workflow of this very commit.
      .filter((action) => action !== './.github/workflows/deploy-stage.yml');
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
    for (const job of Object.values(workflow(file).jobs))
      if (job.uses === undefined) expect(job['timeout-minutes']).toBeGreaterThan(0);
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

/** Run what was merged, and never a pull request. */
const AFTER_MERGE = ['audit.yml', 'deploy-stage.yml', 'deploy.yml', 'drift.yml'];

test('what has a right to write runs no code of the pull request', () => {
  const writing = files.filter((file) => permissions(file).some((each) => Object.values(each ?? {}).includes('write')));
  expect(writing).toEqual([...AFTER_MERGE, 'review-comment.yml'].sort());
  for (const file of AFTER_MERGE)
    expect(['push', 'schedule', 'workflow_call', 'workflow_dispatch']).toEqual(
      expect.arrayContaining(Object.keys(workflow(file).on)),
    );
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

describe('the deployment', () => {
  const stage = workflow('deploy-stage.yml').jobs;

  test('hands plan files over in no artifact: they hold secrets in clear', () => {
    const uploaded = AFTER_MERGE.flatMap((file) => artifacts(file, 'actions/upload-artifact'));
    expect(uploaded.sort()).toEqual([
      'audit',
      'drift-${{ matrix.job }}',
      'plans-${{ matrix.job }}',
      'stacks',
      'stacks',
    ]);
    expect(stage['plan']?.steps?.find(({ with: inputs }) => inputs?.['path'] === 'plans')).toBeDefined();
  });

  test('applies in the protected environment only, with a role and a key of its own', () => {
    expect(stage['apply']).toMatchObject({ environment: 'production', needs: 'plan' });
    expect(stage['plan']).not.toHaveProperty('environment');
    expect(JSON.stringify(stage['plan'])).not.toContain('APPLY');
    for (const file of ['drift.yml', 'audit.yml']) expect(JSON.stringify(workflow(file))).not.toContain('APPLY');
  });

  test('lets one failing stack stop no other, and drops no merged change', () => {
    for (const job of ['plan', 'apply']) expect(stage[job]).toMatchObject({ strategy: { 'fail-fast': false } });
    expect(workflow('deploy.yml')).toMatchObject({ concurrency: { queue: 'max', 'cancel-in-progress': false } });
  });

  test('synthesizes before any credential is there', () => {
    const all = workflow('deploy.yml').jobs['synthesize']?.steps ?? [];
    const at = (found: (step: Step) => boolean): number => all.findIndex(found);
    expect(at(({ run }) => run === 'npm run synth')).toBeGreaterThan(0);
    expect(at(({ run }) => run === 'npm run synth')).toBeLessThan(
      at(({ uses = '' }) => uses.startsWith('aws-actions/configure-aws-credentials@')),
    );
  });
});

test('the comment waits for the workflow that makes the review, by its name', () => {
  const { name } = parse(texts.get('review.yml') ?? '') as { name: string };
  expect(workflow('review-comment.yml').on['workflow_run']).toEqual({ workflows: [name], types: ['completed'] });
});

test('each artifact is read by the job that it is made for', () => {
  expect(artifacts('review.yml', 'actions/upload-artifact')).toEqual(['head-stacks', 'access-review']);
  expect(artifacts('review.yml', 'actions/download-artifact')).toEqual(['head-stacks']);
  expect(artifacts('review-comment.yml', 'actions/download-artifact')).toEqual(['access-review']);
});

test('artifacts are unpacked by versions that keep them in their folder', () => {
  // GHSA-cxww-7g56-2vh6: before 4.1.3 a name in the archive could lead to any file.
  const versions = [...texts.values()].flatMap((text) => [
    ...text.matchAll(/download-artifact@\w+ # v(\d+)\.(\d+)\.(\d+)/g),
  ]);
  expect(versions.length).toBeGreaterThan(2);
  for (const [, major, minor, patch] of versions)
    expect(Number(major) * 10_000 + Number(minor) * 100 + Number(patch)).toBeGreaterThanOrEqual(40_103);
});

describe('the job that judges a change', () => {
  const { jobs } = workflow('review.yml');
  const head = JSON.stringify(jobs['head']);

  test('comes after the one that runs the head’s code, on a machine of its own', () => {
    expect(Object.keys(jobs)).toEqual(['changed', 'head', 'review']);
    expect(jobs['review']).toMatchObject({ needs: ['changed', 'head'] });
  });

  test('runs programs of the base only', () => {
    const programs = (jobs['review']?.steps ?? []).filter(({ run = '' }) => /\bnode |\bnpm /.test(run));
    expect(programs.length).toBeGreaterThan(2);
    for (const step of programs) {
      const { run = '', 'working-directory': folder } = step as Step & { 'working-directory'?: string };
      expect(folder ?? run).toMatch(/^base$|--prefix base$|^cd base$/m);
      expect(run).not.toMatch(/(node|npm|npx|cd) [^\n]*change/);
    }
  });

  test('the head’s code starts in containers only, without a network once it runs', () => {
    const running = (jobs['head']?.steps ?? []).filter(({ run = '' }) => /\bnode |\bnpm |\bnpx /.test(run));
    expect(running).toHaveLength(2);
    for (const { run = '' } of running) {
      expect(run.trimStart()).toMatch(/^(if ! )?docker run --rm /);
      expect(run).toContain('--cap-drop ALL --security-opt no-new-privileges');
      expect(run).not.toMatch(/docker\.sock|--privileged|--env-file|GITHUB_|ACTIONS_/);
    }
    expect(running[1]?.run).toContain('--network none');
    expect(head).not.toMatch(/\$\{\{ *(secrets|github\.token)/);
  });
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
