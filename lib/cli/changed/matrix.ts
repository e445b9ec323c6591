import type { ChangedStack } from './compare';

/** One job of a CI matrix: stacks that it plans and applies one after the other. */
export interface MatrixJob {
  /** Stays the same for the same stacks in the same number of jobs, e.g. `2-007`. */
  readonly job: string;
  readonly stage: number;
  /** Names of stacks, separated by blanks, for a shell loop. */
  readonly stacks: string;
  readonly objects: number;
}

/** What a stack costs beside its objects, in objects: starting Terraform and its providers. */
const START = 25;

/**
 * Spreads the stacks of each stage over at most `max` jobs of about the same size: the largest first, each to the job
 * that has least. Stacks of Okta's half are one job, and so are applied one after the other: Okta's limit is one for the
 * whole org, and it refuses group rules that are written at the same time.
 */
export function matrixOf(changed: readonly ChangedStack[], max: number): MatrixJob[] {
  const stages = [...new Set(changed.map(({ stage }) => stage))].sort((a, b) => a - b);
  return stages.flatMap((stage) =>
    jobsOf(
      changed.filter((stack) => stack.stage === stage),
      stage,
      max,
    ),
  );
}

function jobsOf(stacks: readonly ChangedStack[], stage: number, max: number): MatrixJob[] {
  const okta = stacks.filter(({ account }) => account === undefined);
  const accounts = stacks.filter(({ account }) => account !== undefined);
  const count = Math.min(max, accounts.length + Math.min(1, okta.length));
  const jobs = Array.from({ length: count }, () => ({ stacks: [] as string[], objects: 0, cost: 0 }));
  const add = (job: (typeof jobs)[number] | undefined, { stack, objects }: ChangedStack) => {
    if (job === undefined) return;
    job.stacks.push(stack);
    job.objects += objects;
    job.cost += objects + START;
  };
  for (const stack of okta) add(jobs[0], stack);
  const largestFirst = [...accounts].sort((a, b) => b.objects - a.objects || (a.stack < b.stack ? -1 : 1));
  for (const stack of largestFirst)
    add(
      jobs.reduce((one, other) => (other.cost < one.cost ? other : one)),
      stack,
    );
  return jobs.map(({ stacks: names, objects }, index) => ({
    job: `${String(stage)}-${String(index + 1).padStart(3, '0')}`,
    stage,
    stacks: names.sort().join(' '),
    objects,
  }));
}
