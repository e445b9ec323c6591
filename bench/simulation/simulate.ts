import type { ChangedStack } from '../../lib/cli/changed/compare';
import { matrixOf } from '../../lib/cli/changed/matrix';

/** How long each part of a job takes, in seconds. */
export interface Durations {
  /** The job that synthesizes and finds what changed. */
  readonly synthesize: number;
  /** Of each job, before its first stack: checkout, programs, packages, stacks. */
  readonly setUp: number;
  /** `terraform init` of a stack. */
  readonly init: number;
  readonly plan: (stack: ChangedStack) => number;
  readonly apply: (stack: ChangedStack) => number;
}

export interface Limits {
  /** Jobs that run at the same time. */
  readonly workers: number;
  /** Jobs of one matrix. */
  readonly jobs: number;
}

/** What the deployment (or a look for drift, which applies nothing) of some stacks takes. */
export interface Run {
  /** From its start to its end, without the time that people take to approve. */
  readonly seconds: number;
  /** All jobs together: what is paid for. */
  readonly workerSeconds: number;
  readonly jobs: number;
  /** The chain of jobs that nothing but a faster job would shorten, first to last. */
  readonly critical: readonly Part[];
}

export interface Part {
  /** e.g. `plan 2-007 (4 stacks)`, `wait for a worker` */
  readonly name: string;
  readonly seconds: number;
}

const WAIT = 'wait for a worker';

/**
 * Simulates the jobs of deploy.yml: for each stage the plans, then the applies, a job in the order of the matrix as soon
 * as a worker is free; a stage begins when the one before has ended.
 */
export function simulate(
  stacks: readonly ChangedStack[],
  durations: Durations,
  { workers, jobs: most }: Limits,
  { apply = true }: { readonly apply?: boolean } = {},
): Run {
  const byName = new Map(stacks.map((stack) => [stack.stack, stack]));
  const jobs = matrixOf(stacks, most);
  const critical: Part[] = [{ name: 'synthesize', seconds: durations.synthesize }];
  let [seconds, workerSeconds] = [durations.synthesize, durations.synthesize];
  let count = 1;
  for (const stage of [...new Set(jobs.map((job) => job.stage))])
    for (const what of apply ? (['plan', 'apply'] as const) : (['plan'] as const)) {
      const tasks = jobs
        .filter((job) => job.stage === stage)
        .map(({ job, stacks: names }) => {
          const each = names.split(' ').flatMap((name) => byName.get(name) ?? []);
          const work = each.reduce((all, stack) => all + durations.init + durations[what](stack), 0);
          const noun = each.length === 1 ? 'stack' : 'stacks';
          return { name: `${what} ${job} (${String(each.length)} ${noun})`, seconds: durations.setUp + work };
        });
      const { end, last } = schedule(tasks, workers);
      critical.push(...last);
      seconds += end;
      workerSeconds += tasks.reduce((all, task) => all + task.seconds, 0);
      count += tasks.length;
    }
  return { seconds, workerSeconds, jobs: count, critical };
}

/** Gives each task in turn to the worker that is free first. */
function schedule(tasks: readonly Part[], workers: number): { readonly end: number; readonly last: readonly Part[] } {
  const free = Array.from({ length: Math.min(workers, tasks.length) }, () => ({ at: 0, done: [] as Part[] }));
  for (const task of tasks) {
    const worker = free.reduce((one, other) => (other.at < one.at ? other : one));
    worker.at += task.seconds;
    worker.done.push(task);
  }
  const latest = free.reduce((one, other) => (other.at > one.at ? other : one));
  const [task] = latest.done.slice(-1);
  if (task === undefined) return { end: 0, last: [] };
  const waited = latest.at - task.seconds;
  return { end: latest.at, last: waited === 0 ? [task] : [{ name: WAIT, seconds: waited }, task] };
}
