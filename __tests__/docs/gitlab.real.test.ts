import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { commit, git, repositoryIn } from '../cli/support/repository';
import { filesIn, temporaryFolder } from '../cli/support/temporary';
import { standIns } from '../github/support/stand-ins';
import { codeBlocks } from './support/documents';

interface Job {
  readonly stage: string;
  readonly needs?: readonly string[];
  readonly rules: readonly { readonly if: string }[];
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly script: readonly string[];
  readonly artifacts: { readonly when?: string; readonly paths: readonly string[] };
}
const [block = ''] = codeBlocks(readFileSync('docs/gitlab.md', 'utf8'), 'yaml');
const pipeline = parse(block) as { stages: string[]; 'head-stacks': Job; 'access-review': Job };
const { 'head-stacks': head, 'access-review': review } = pipeline;

test('runs for merge requests, first the head’s code, then the base’s in a job of its own', () => {
  for (const job of [head, review]) expect(job.rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }]);
  expect(pipeline.stages).toEqual([head.stage, review.stage]);
  expect(review.needs).toEqual(['head-stacks']);
  expect(review.variables).toEqual({ GIT_DEPTH: 0 });
});

test('has no secret', () => {
  expect(JSON.stringify(pipeline)).not.toMatch(/TOKEN|SECRET|PASSWORD|OKTA_|AWS_/);
});

test('keeps the reports of a review that fails', () => {
  expect(review.artifacts.when).toBe('always');
});

test('starts the head’s code as another user, with an empty environment', () => {
  const starts = head.script.filter((line) => /\b(node|npm) /.test(line.replace(/-u node|node \/tmp/g, '')));
  expect(starts).toHaveLength(2);
  for (const line of starts) expect(line).toMatch(/^runuser -u node -- env -i PATH="\$PATH" HOME=\/tmp (node|npm) /);
});

/** Runs both jobs on a merge request that does `change`, each in a clone of its own. */
function mergeRequest(change: (checkout: string) => void) {
  const folder = temporaryFolder();
  const repository = join(folder, 'repository');
  mkdirSync(repository);
  for (const part of ['bin', 'lib', 'config', 'main.ts', 'cdktf.json', 'package.json', 'tsconfig.json'])
    cpSync(part, join(repository, part), { recursive: true });
  writeFileSync(join(repository, '.gitignore'), 'node_modules\ncdktf.out\n');
  repositoryIn(repository);
  const base = git(repository, 'rev-parse', 'HEAD');
  change(repository);
  commit(repository, 'Change');
  const bin = standIns(folder);
  const run = (name: string, { script }: Job) => {
    const project = join(folder, name, 'project');
    git(folder, 'clone', '--quiet', repository, project);
    if (name === 'review')
      cpSync(join(folder, 'head', 'project', 'head-stacks'), join(project, 'head-stacks'), { recursive: true });
    // Each line is a command of its own for the runner, in one shell.
    const text = script.join('\n').replaceAll('/tmp/head', join(folder, 'other-user'));
    const { status, stdout, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', text], {
      cwd: project,
      env: {
        PATH: `${bin}:${process.env['PATH'] ?? ''}`,
        HOME: folder,
        CI_PROJECT_DIR: project,
        CI_BUILDS_DIR: join(folder, name),
        CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
        CI_JOB_TOKEN: 'hunter2',
      },
      encoding: 'utf8',
    });
    const reports = join(project, 'review');
    return { status, log: stdout + stderr, files: existsSync(reports) ? filesIn(reports) : {} };
  };
  return { head: run('head', head), review: run('review', review) };
}

const REPORTS = ['review.html', 'review.json', 'review.md'];
const edit = (file: string, from: string, to: string) => {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
};

test('a configuration is synthesized by the base’s code, whatever was handed over', () => {
  const ran = mergeRequest((checkout) => {
    edit(join(checkout, 'config/accounts/mueller-audit.yaml'), '[SecurityAudit]', '[AdministratorAccess]');
  });
  expect({ head: ran.head.status, review: ran.review.status }).toEqual({ head: 0, review: 3 });
  expect(Object.keys(ran.review.files)).toEqual(REPORTS);
  expect(ran.review.files['review.md']).toContain('AdministratorAccess');
  expect(ran.review.log).not.toContain('touches code');
});

test('a change of the review does not judge itself, and a change of code is named', () => {
  const ran = mergeRequest((checkout) => {
    edit(join(checkout, 'config/accounts/mueller-audit.yaml'), '[SecurityAudit]', '[AdministratorAccess]');
    rmSync(join(checkout, 'lib/review/should-fail.ts'));
    writeFileSync(join(checkout, 'lib/review/rules.ts'), 'export const RULES = [];\n');
    const main = readFileSync(join(checkout, 'main.ts'), 'utf8');
    writeFileSync(
      join(checkout, 'main.ts'),
      `if (process.env['CI_JOB_TOKEN'] !== undefined) process.exit(9);\n${main}`,
    );
  });
  expect({ head: ran.head.status, review: ran.review.status }).toEqual({ head: 0, review: 3 });
  expect(ran.review.log).toContain('This change touches code');
  expect(ran.review.files['review.md']).toContain('AdministratorAccess');
});
