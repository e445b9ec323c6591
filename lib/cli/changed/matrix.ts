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
 * that has least.
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
  const jobs = Array.from({ length: Math.min(max, stacks.length) }, () => ({
    stacks: [] as string[],
    objects: 0,
    cost: 0,
  }));
  const largestFirst = [...stacks].sort((a, b) => b.objects - a.objects || (a.stack < b.stack ? -1 : 1));
  for (const { stack, objects } of largestFirst) {
    const least = jobs.reduce((one, other) => (other.cost < one.cost ? other : one));
    least.stacks.push(stack);
    least.objects += objects;
    least.cost += objects + START;
  }
  return jobs.map(({ stacks: names, objects }, index) => ({
    job: `${String(stage)}-${String(index + 1).padStart(3, '0')}`,
    stage,
    stacks: names.sort().join(' '),
    objects,
  }));
}
