import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { runCli } from '../cli/support/run-cli';
import { codeBlocks } from './support/documents';

const [block = ''] = codeBlocks(readFileSync('docs/gitlab.md', 'utf8'), 'yaml');
const { 'access-review': job } = parse(block) as {
  'access-review': {
    rules: { if: string }[];
    variables: Record<string, unknown>;
    script: string[];
    artifacts: { when: string };
  };
};

test('runs for merge requests, with the history that the base stands in', () => {
  expect(job.rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }]);
  expect(job.variables).toEqual({ GIT_DEPTH: 0 });
});

test('has no secret', () => {
  expect(JSON.stringify(job)).not.toMatch(/TOKEN|SECRET|PASSWORD|OKTA_|AWS_/);
});

test('keeps the reports of a review that fails', () => {
  expect(job.artifacts.when).toBe('always');
});

test('the review is called as this program takes it', async () => {
  const line = job.script.find((each) => each.includes('bin/federation')) ?? '';
  const [, args = ''] = /bin\/federation (.*)\)$/.exec(line) ?? [];
  const { err } = await runCli(args.replaceAll('"', '').split(' '));
  // The folders are not there; the command line was understood.
  expect(err).toContain('$CI_PROJECT_DIR/head-stacks');
  expect(err).not.toContain('--help');
});
