import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { commit, git, repositoryIn } from '../../cli/support/repository';
import { filesIn, temporaryFolder } from '../../cli/support/temporary';
import { standIns } from './stand-ins';

interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly 'working-directory'?: string;
}
interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}
const workflow = parse(readFileSync('.github/workflows/review.yml', 'utf8')) as {
  readonly env: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<'changed' | 'head' | 'review', Job>>;
};

/** How a job of the workflow ended, and which of its named steps were run. */
export interface JobRun {
  readonly result: 'success' | 'failure' | 'skipped';
  readonly steps: readonly string[];
  readonly log: string;
}

const PARTS = ['bin', 'lib', 'config', 'main.ts', 'cdktf.json', 'package.json', 'tsconfig.json'];

/** A repository whose main branch is this project and whose pull request is what `change` does to a checkout. */
export function pullRequest(change: (checkout: string) => void) {
  const folder = temporaryFolder();
  const repository = join(folder, 'repository');
  mkdirSync(repository);
  for (const part of PARTS) cpSync(part, join(repository, part), { recursive: true });
  writeFileSync(join(repository, '.gitignore'), 'node_modules\n');
  writeFileSync(join(repository, 'README.md'), '# Federation\n');
  repositoryIn(repository);
  git(repository, 'checkout', '--quiet', '-b', 'change');
  change(repository);
  commit(repository, 'Change');
  git(repository, 'checkout', '--quiet', 'main');
  commit(repository, 'Meanwhile');
  git(repository, 'merge', '--quiet', '--no-ff', '-m', 'Merge', 'change');
  const bin = standIns(folder);
  const artifacts = join(folder, 'artifacts');
  const outputs = new Map<string, string>();

  /** Runs the steps of one job in the order in which a runner does. */
  function job(name: keyof typeof workflow.jobs, needs: Readonly<Record<string, JobRun>> = {}): JobRun {
    const { steps, if: condition, env: jobEnv = {} } = workflow.jobs[name];
    const machine = join(folder, name);
    const temp = join(machine, 'temp');
    mkdirSync(temp, { recursive: true });
    const output = join(temp, 'output');
    writeFileSync(output, '');
    const ran: string[] = [];
    let log = '';
    let failed = false;
    const fill = (text: string) =>
      text.replaceAll('${{ runner.temp }}', temp).replaceAll('${{ github.event.pull_request.number }}', '7');
    const holds = (text = '') => {
      const known: Readonly<Record<string, boolean>> = {
        '': !failed,
        '!cancelled()': true,
        "needs.changed.outputs.code == 'true'": !failed && outputs.get('code') === 'true',
        "needs.changed.outputs.code == 'false'": !failed && outputs.get('code') === 'false',
        "needs.changed.result != 'success'": !failed && needs['changed']?.result !== 'success',
      };
      const holding = known[text.replace(/^\$\{\{ (.*) \}\}$/, '$1')];
      if (holding === undefined) throw new Error(`a condition that the test does not know: ${text}`);
      return holding;
    };
    if (!holds(condition)) return { result: 'skipped', steps: [], log };
    for (const step of steps) {
      if (!holds(step.if)) continue;
      ran.push(step.name ?? step.uses?.replace(/@.*/, '') ?? '');
      if (step.run === undefined) {
        action(step, temp, machine);
        continue;
      }
      const given = { ...workflow.env, ...jobEnv, ...step.env };
      const { status, stdout, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', step.run], {
        cwd: join(machine, step['working-directory'] ?? '.'),
        env: {
          PATH: `${bin}:${process.env['PATH'] ?? ''}`,
          HOME: temp,
          FEDERATION_TODAY: '2026-06-01',
          RUNNER_TEMP: temp,
          GITHUB_OUTPUT: output,
          GITHUB_STEP_SUMMARY: join(temp, 'summary.md'),
          ...Object.fromEntries(Object.entries(given).map(([key, text]) => [key, fill(text)])),
        },
        encoding: 'utf8',
      });
      log += stdout + stderr;
      if (status !== 0) failed = true;
    }
    for (const line of readFileSync(output, 'utf8').split('\n').filter(Boolean)) {
      const [key = '', value = ''] = line.split('=');
      outputs.set(key, value);
    }
    return { result: failed ? 'failure' : 'success', steps: ran, log };
  }

  function action({ uses = '', with: inputs = {} }: Step, temp: string, machine: string): void {
    const named = String(inputs['name']);
    const path = String(inputs['path']).replace('${{ runner.temp }}', temp);
    if (uses.startsWith('actions/checkout@')) {
      const { 'fetch-depth': depth = 1 } = inputs as { 'fetch-depth'?: number };
      git(machine, 'clone', '--quiet', '--depth', String(depth), `file://${repository}`, path);
    } else if (uses.startsWith('actions/upload-artifact@')) {
      cpSync(path, join(artifacts, named), { recursive: true, dereference: true });
    } else if (uses.startsWith('actions/download-artifact@')) {
      cpSync(join(artifacts, named), path, { recursive: true });
    } else if (!uses.startsWith('actions/setup-node@')) {
      throw new Error(`an action that the test does not know: ${uses}`);
    }
  }

  /** All jobs, each on a machine of its own. */
  function run() {
    const changed = job('changed');
    const head = job('head', { changed });
    const review = job('review', { changed, head });
    return { changed, head, review };
  }
  const dockerCalls = () =>
    readFileSync(join(folder, 'docker.log'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as string[]);
  return {
    run,
    code: () => outputs.get('code'),
    artifact: (name: string) => filesIn(join(artifacts, name)),
    dockerCalls,
  };
}
