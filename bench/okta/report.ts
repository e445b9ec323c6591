import { cpus } from 'node:os';
import { megabytes, seconds, table, times } from '../table';
import type { OktaCost } from './local-okta';

/** Okta's half of an organization: its first apply, and one role more. */
export interface Half {
  readonly accounts: number;
  readonly stacks: number;
  /** How many of the stacks were applied; what the others cost is computed from these. */
  readonly applied: number;
  readonly objects: number;
  readonly cpuMs: number;
  readonly requests: number;
  /** Of Terraform and its provider, in one stack. */
  readonly peakMegabytes: number;
  readonly more: {
    /** In the stack that gets the role. */
    readonly objects: number;
    /** What `federation changed` lists of Okta's half. */
    readonly stacks: readonly string[];
    readonly cost: OktaCost;
  };
}

export function report(name: string, roles: number, halves: readonly Half[]): string {
  const { model = 'unknown processor' } = cpus()[0] ?? {};
  const smallest = halves[0];
  return [
    `Measured with ${name} and the newest Okta provider that it found, against a local org, on ${String(cpus().length)} × ${model}. ` +
      'Groups are assigned as `management-groups`, rules are per management group. The stacks of a half are applied one ' +
      'after the other, so memory is that of the largest.',
    '',
    '### First apply of Okta’s half',
    '',
    table(
      [
        'accounts × roles',
        'stacks',
        'objects',
        'CPU',
        'CPU an object',
        'objects and CPU against the first',
        'requests',
        'peak memory',
      ],
      halves.map((half) => [
        sizeOf(half, roles),
        half.applied === half.stacks ? String(half.stacks) : `${String(half.stacks)} (${String(half.applied)} applied)`,
        half.objects.toLocaleString('en'),
        seconds(half.cpuMs),
        `${(half.cpuMs / half.objects).toFixed(1)} ms`,
        `${times(half.objects / (smallest?.objects ?? 1))}, ${times(half.cpuMs / (smallest?.cpuMs ?? 1))}`,
        half.requests.toLocaleString('en'),
        megabytes(half.peakMegabytes),
      ]),
    ),
    '',
    '### One role more in one account, planned and applied',
    '',
    table(
      ['accounts × roles', 'stacks of Okta’s half that changed', 'objects in it', 'CPU', 'requests', 'peak memory'],
      halves.map(({ more, ...half }) => [
        sizeOf(half, roles),
        `${String(more.stacks.length)} of ${String(half.stacks)}`,
        more.objects.toLocaleString('en'),
        seconds(more.cost.cpuMs),
        more.cost.requests.toLocaleString('en'),
        megabytes(more.cost.peakMegabytes),
      ]),
    ),
  ].join('\n');
}

function sizeOf({ accounts, stacks }: Pick<Half, 'accounts' | 'stacks'>, roles: number): string {
  const cut = stacks === 1 ? 'one stack' : `${String(stacks - 1)} shards`;
  return `${accounts.toLocaleString('en')} × ${String(roles)}, ${cut}`;
}
