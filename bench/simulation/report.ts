import type { ChangedStack } from '../../lib/cli/changed/compare';
import { table } from '../table';
import { scenarios } from './scenarios';
import { simulate, type Durations, type Run } from './simulate';

/** Seconds and minutes that were measured or estimated elsewhere. */
export interface Measured {
  readonly accounts: number;
  readonly roles: number;
  /** Stacks of role groups and group rules. */
  readonly shards: number;
  /** Of one account stack, in seconds. */
  readonly init: number;
  readonly plan: number;
  readonly apply: number;
  /** Minutes that Okta's limits need at least, as `federation validate` estimates them. */
  readonly okta: { readonly plan: number; readonly firstApply: number; readonly oneRole: number };
}

/** Of each job, which no measurement here can know: checkout, Node.js, Terraform, packages, stacks, providers. */
const SET_UP = 60;
const SYNTHESIZE = 120;
const WORKERS = [2, 16, 256] as const;
/** As in deploy.yml, and as many as a matrix may have. */
const JOBS = [64, 256] as const;

/** What deployments of a large organization take, for several numbers of workers. */
export function simulationReport(measured: Measured): string {
  const { accounts, roles, shards } = measured;
  const all = scenarios(accounts, roles, shards).map((scenario) => {
    const durations = durationsOf(measured, scenario.name);
    const run = (workers: number, jobs: number): Run =>
      simulate(scenario.stacks, durations, { workers, jobs }, { apply: scenario.apply });
    return { ...scenario, run };
  });
  return [
    `Simulated for ${accounts.toLocaleString('en')} accounts with ${String(roles)} roles each and ${String(shards)} shards of Okta’s half: the jobs of deploy.yml and drift.yml, with the matrix ` +
      `that \`federation changed\` writes. Of an account: init ${text(measured.init)}, plan ${text(measured.plan)}, apply ${text(measured.apply)} ` +
      `(measured above). Of Okta: its limits, as \`federation validate\` estimates them. Assumed: ${String(SET_UP)} s to set up a job, ` +
      `${String(SYNTHESIZE)} s to synthesize. The time that people take to approve is not in it.`,
    '',
    table(
      [
        'what happens',
        ...WORKERS.map((workers) => `${String(workers)} workers`),
        `${String(WORKERS[2])} workers, ${String(JOBS[1])} jobs`,
        'paid, hours of workers',
      ],
      all.map(({ name, run }) => [
        name,
        ...WORKERS.map((workers) => text(run(workers, JOBS[0]).seconds)),
        text(run(WORKERS[2], JOBS[1]).seconds),
        (run(WORKERS[1], JOBS[0]).workerSeconds / 3600).toFixed(1),
      ]),
    ),
    '',
    `Critical paths with ${String(WORKERS[1])} workers:`,
    '',
    ...all.map(({ name, run }) => {
      const parts = run(WORKERS[1], JOBS[0]).critical.map((part) => `${part.name} ${text(part.seconds)}`);
      return `- ${name}: ${parts.join(' → ')}`;
    }),
  ].join('\n');
}

function durationsOf({ init, plan, apply, okta, accounts, roles }: Measured, scenario: string): Durations {
  const inOkta = (stack: ChangedStack): boolean => stack.account === undefined;
  const objects = accounts * roles + accounts / 10;
  const first = scenario.startsWith('first');
  const one = scenario.includes('one account');
  // Minutes of the whole half by Okta's limits, of which each stack has its share; a shard alone has what it needs itself.
  const planned = (stack: ChangedStack): number => (one ? okta.oneRole : (okta.plan * stack.objects) / objects);
  const made = (stack: ChangedStack): number =>
    one ? 1 / 60 : (okta.firstApply * stack.objects) / objects / (first ? 1 : roles);
  // Before the first apply there is nothing to read; starting Terraform takes as long as for an account.
  const seconds = (minutes: number, least: number): number => Math.max(least, minutes * 60);
  return {
    synthesize: SYNTHESIZE,
    setUp: SET_UP,
    init,
    plan: (stack) => (inOkta(stack) ? seconds(first ? 0 : planned(stack), plan) : plan),
    apply: (stack) => (inOkta(stack) ? seconds(made(stack), apply) : apply),
  };
}

/** `45 s`, `12 min`, `3.4 h` */
function text(seconds: number): string {
  if (seconds < 90) return `${seconds < 10 ? seconds.toFixed(1) : String(Math.round(seconds))} s`;
  return seconds < 5400 ? `${String(Math.round(seconds / 60))} min` : `${(seconds / 3600).toFixed(1)} h`;
}
