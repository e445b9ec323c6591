import { cpus } from 'node:os';
import { megabytes, seconds, table, times } from '../table';
import type { TerraformCost } from './local-terraform';
import type { ProgramCost } from './program-cost';

/** Some accounts in one stack. */
export interface StackCost {
  readonly accounts: number;
  readonly init: TerraformCost;
  readonly apply: TerraformCost;
  /** With nothing to change. */
  readonly plan: TerraformCost;
}

export interface Results {
  /** The program, e.g. `terraform 1.11.4`. */
  readonly name: string;
  readonly roles: number;
  /** In the organization in which one account changes. */
  readonly accounts: number;
  /** From small to large. */
  readonly single: readonly StackCost[];
  /** A plan of one account's roles in the usual module's form. */
  readonly usual: TerraformCost;
  /** `federation changed` for all accounts. */
  readonly changed: ProgramCost;
  /** The plan of the one stack that it found. */
  readonly planned: TerraformCost;
  /** Plans of some of the other stacks. */
  readonly others: readonly TerraformCost[];
}

/** Cost of planning one change, as far as it was measured. */
interface Way {
  readonly name: string;
  readonly cpuMs: number;
  readonly peakMegabytes: number;
  readonly requests: number;
}

export function report(results: Results): string {
  const { name, roles, accounts, single, usual } = results;
  const { model = 'unknown processor' } = cpus()[0] ?? {};
  const one = single[0];
  const ways = waysOf(results);
  const [best] = ways;
  return [
    `Measured with ${name} and the AWS provider against local AWS accounts, on ${String(cpus().length)} × ${model}. Processor ` +
      'time and memory are of all processes of a run together; memory that processes share is counted once.',
    '',
    `### Accounts in one stack, ${String(roles)} roles each`,
    '',
    table(
      [
        'accounts',
        'apply, CPU',
        'apply, peak memory',
        'plan, CPU',
        'plan, wall',
        'plan, peak memory',
        'AWS requests of a plan',
      ],
      single.map(({ accounts: count, apply, plan }) => [
        String(count),
        seconds(apply.cpuMs),
        megabytes(apply.peakMegabytes),
        seconds(plan.cpuMs),
        seconds(plan.wallMs),
        megabytes(plan.peakMegabytes),
        String(plan.requests),
      ]),
    ),
    '',
    `### One account of ${String(accounts)} changes: what the plan costs`,
    '',
    table(
      [
        'what is planned',
        'CPU',
        'memory at the same time',
        'AWS requests',
        'CPU against the first',
        'requests against the first',
      ],
      ways.map((way) => [
        way.name,
        seconds(way.cpuMs),
        megabytes(way.peakMegabytes),
        way.requests.toLocaleString('en'),
        times(way.cpuMs / (best?.cpuMs ?? 1)),
        times(way.requests / (best?.requests ?? 1)),
      ]),
    ),
    '',
    `### AWS requests of a plan of one account, ${String(roles)} roles with two policies each`,
    '',
    table(
      ['form', 'requests', 'against the usual module'],
      [
        [
          'this project: roles, SAML provider, alias',
          String(one?.plan.requests),
          ratio(one?.plan.requests, usual.requests),
        ],
        ['the usual module’s: roles, SAML provider, an attachment a policy', String(usual.requests), '1.00'],
      ],
    ),
  ].join('\n');
}

/** The ways to plan one change, the cheapest first; what was not run is computed, and says so. */
function waysOf({ accounts, single, changed, planned, others }: Results): Way[] {
  const mean = (of: (cost: TerraformCost) => number): number =>
    others.reduce((all, cost) => all + of(cost), 0) / others.length;
  const ways: Way[] = [
    {
      name: '`federation changed`, then the one stack that it lists',
      cpuMs: changed.cpuMs + planned.cpuMs,
      peakMegabytes: Math.max(changed.peakMegabytes, planned.peakMegabytes),
      requests: planned.requests,
    },
    {
      name: `every stack, one after the other (mean of ${String(others.length)} × ${String(accounts)})`,
      cpuMs: mean(({ cpuMs }) => cpuMs) * accounts,
      peakMegabytes: Math.max(...others.map(({ peakMegabytes }) => peakMegabytes)),
      requests: Math.round(mean(({ requests }) => requests) * accounts),
    },
  ];
  const [first, last] = [single[0], single.at(-1)];
  if (first === undefined || last === undefined || first === last) return ways;
  const line = (of: (cost: TerraformCost) => number): number => {
    const [from, to] = [of(first.plan), of(last.plan)];
    return to + ((to - from) / (last.accounts - first.accounts)) * (accounts - last.accounts);
  };
  ways.push({
    name: `\`single\`, all accounts in one stack (not run: the line from ${String(first.accounts)} to ${String(last.accounts)} accounts)`,
    cpuMs: line(({ cpuMs }) => cpuMs),
    peakMegabytes: line(({ peakMegabytes }) => peakMegabytes),
    requests: Math.round(line(({ requests }) => requests)),
  });
  return ways;
}

function ratio(one: number | undefined, other: number): string {
  return one === undefined ? '' : (one / other).toFixed(2);
}
