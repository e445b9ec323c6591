import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { filesIn, temporaryFolder } from '../cli/support/temporary';

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly 'working-directory'?: string;
}
const workflow = parse(readFileSync('.github/workflows/review.yml', 'utf8')) as {
  env: Record<string, string>;
  jobs: { review: { steps: Step[] } };
};

/** A runner with both checkouts, whose packages are installed. */
function runner(change: (head: string) => void) {
  const folder = temporaryFolder();
  for (const side of ['base', 'head']) {
    const checkout = join(folder, side);
    mkdirSync(checkout);
    for (const part of ['bin', 'lib', 'config', 'main.ts', 'cdktf.json', 'package.json', 'tsconfig.json'])
      cpSync(part, join(checkout, part), { recursive: true });
    symlinkSync(resolve('node_modules'), join(checkout, 'node_modules'));
  }
  change(join(folder, 'head'));
  const temp = join(folder, 'temp');
  mkdirSync(temp);
  const fill = (text: string) =>
    text.replaceAll('${{ runner.temp }}', temp).replaceAll('${{ github.event.pull_request.number }}', '7');

  /** Runs the workflow's own steps, as far as they go. */
  function steps(...names: string[]): Record<string, number | null> {
    const codes: Record<string, number | null> = {};
    for (const name of names) {
      const step = workflow.jobs.review.steps.find((each) => each.name === name);
      if (step?.run === undefined) throw new Error(`no step "${name}"`);
      const given = Object.entries({ ...workflow.env, ...step.env }).map(([key, text]): [string, string] => [
        key,
        fill(text),
      ]);
      const variables: Record<string, string> = Object.fromEntries(given);
      const { status } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', step.run], {
        cwd: join(folder, step['working-directory'] ?? '.'),
        env: { ...process.env, FEDERATION_CONFIG: '', FEDERATION_TODAY: '2026-06-01', ...variables },
        encoding: 'utf8',
      });
      codes[name] = status;
      if (status !== 0) break;
    }
    return codes;
  }
  return { steps, artifact: () => filesIn(join(temp, 'review')) };
}

const ALL = ['Synthesize the base', 'Synthesize the head', 'Review'];

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

test('a harmless change is reviewed, and the check is green', () => {
  const { steps, artifact } = runner((head) =>
    edit(join(head, 'config', 'management-groups.yaml'), 'First and', '1st and'),
  );
  expect(steps(...ALL)).toEqual({ 'Synthesize the base': 0, 'Synthesize the head': 0, Review: 0 });
  const files = artifact();
  expect(Object.keys(files)).toEqual(['pull-request.txt', 'review.html', 'review.json', 'review.md', 'review.sarif']);
  expect(files['pull-request.txt']).toBe('7\n');
  expect(JSON.parse(files['review.json'] ?? '')).toMatchObject({ verdict: 'unchanged' });
});

test('a dangerous change makes the check red, and the reports are there', () => {
  const { steps, artifact } = runner((head) =>
    edit(
      join(head, 'config', 'accounts', 'mueller-audit.yaml'),
      '[SecurityAudit]',
      '[SecurityAudit, AdministratorAccess]',
    ),
  );
  expect(steps(...ALL)).toEqual({ 'Synthesize the base': 0, 'Synthesize the head': 0, Review: 3 });
  expect(artifact()['review.md']).toContain('AdministratorAccess');
});

test('a configuration with problems makes the check red, and the problems are there', () => {
  const { steps, artifact } = runner((head) => edit(join(head, 'config', 'federation.yaml'), 'roles:', 'rolls:'));
  expect(steps(...ALL)).toEqual({ 'Synthesize the base': 0, 'Synthesize the head': 1 });
  expect(artifact()['problems.txt']).toMatch(/config\/federation\.yaml:\d+:1 {2}rolls: unknown key/);
});

test('a change of the review does not judge itself', () => {
  const { steps, artifact } = runner((head) => {
    edit(join(head, 'config', 'accounts', 'mueller-audit.yaml'), '[SecurityAudit]', '[AdministratorAccess]');
    writeFileSync(join(head, 'lib', 'review', 'rules.ts'), 'export const RULES = [];\n');
    expect(existsSync(join(head, 'lib', 'review', 'should-fail.ts'))).toBe(true);
    writeFileSync(
      join(head, 'lib', 'review', 'should-fail.ts'),
      `export const FAIL_ON = ['danger']; export const shouldFail = () => false;\n`,
    );
  });
  expect(steps(...ALL)['Review']).toBe(3);
  expect(artifact()['review.md']).toContain('AdministratorAccess');
});
