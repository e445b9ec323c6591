import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { account, generate, teamsOf, type Shape } from './generate';
import { cheapest, measure, type Cost } from './measure';
import { federation, type ProgramCost } from './terraform/program-cost';
import { writePage } from './page';
import { megabytes, seconds, table, times } from './table';

const SINGLE = { layout: 'single', groupRules: 'per-role-group' } as const;
const PER_ACCOUNT = { layout: 'per-account', groupRules: 'per-management-group' } as const;

/** From small to large in each layout; 1,000 × 10 would be 10,000 rules with a rule for each role group, Okta allows 2,000. */
const SHAPES: readonly Shape[] = [
  { accounts: 10, roles: 5, ...SINGLE },
  { accounts: 100, roles: 5, ...SINGLE },
  { accounts: 200, roles: 10, ...SINGLE },
  { accounts: 100, roles: 10, ...PER_ACCOUNT },
  { accounts: 1000, roles: 10, ...PER_ACCOUNT },
];

interface Row {
  readonly shape: Shape;
  readonly resources: number;
  readonly load: Cost;
  readonly loadMs: number;
  readonly synth: Cost;
}

interface ReviewCost {
  readonly readMs: number;
  readonly reviewMs: number;
  readonly writeMs: number;
  readonly grants: number;
  /** Size of the explorer. */
  readonly pageKilobytes: number;
}

interface ReviewRow extends ReviewCost {
  readonly shape: Shape;
  readonly cost: Cost;
  /** Until the explorer shows something in Chromium, from disk; infinite where there is no Chromium. */
  readonly paintMs: number;
}

/** `federation changed` with a record for each stack. */
interface ChangedRow {
  readonly shape: Shape;
  readonly stacks: number;
  readonly cost: ProgramCost;
}

interface AuditCost {
  readonly readMs: number;
  readonly auditMs: number;
  readonly roles: number;
}

interface AuditRow extends AuditCost {
  readonly shape: Shape;
  readonly cost: Cost;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' }, quick: { type: 'boolean' } } });
  const runs = Math.max(1, Number(values.runs));
  const shapes = values.quick ? SHAPES.slice(0, 2) : SHAPES;
  const folder = mkdtempSync(join(tmpdir(), 'federation-bench-'));
  try {
    const start = await cheapest(runs, () => measure('bench/child/start.ts', []));
    const rows: Row[] = [];
    const reviews: ReviewRow[] = [];
    const audits: AuditRow[] = [];
    const changed: ChangedRow[] = [];
    for (const shape of shapes) {
      say(`${name(shape)} …`);
      rows.push(await synthCost(folder, shape, runs));
      if (shape.layout === 'per-account') changed.push(await changedCost(folder, shape));
      reviews.push(await reviewCost(folder, shape, runs));
      audits.push(await auditCost(folder, shape, runs));
    }
    const text = report({ start, rows, reviews, audits, changed, runs });
    process.stdout.write(`${text}\n`);
    if (!values.quick) await writePage(text, 'bench');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function synthCost(folder: string, shape: Shape, runs: number): Promise<Row> {
  const [config, out] = [join(folder, 'config'), join(folder, 'before')];
  generate(config, shape);
  const load = await cheapest(runs, () => measure('bench/child/load-config.ts', [config]));
  const synth = await cheapest(runs, () => synthesize(config, out));
  const { loadMs } = JSON.parse(load.output) as { loadMs: number };
  return { shape, resources: countResources(out), load, loadMs, synth };
}

/** Compares the stacks with records of them, all as they are. */
async function changedCost(folder: string, shape: Shape): Promise<ChangedRow> {
  const [stacks, applied] = [join(folder, 'before'), join(folder, 'applied')];
  rmSync(applied, { recursive: true, force: true });
  const names = readdirSync(join(stacks, 'stacks'));
  const folders = ['--stacks', stacks, '--applied', applied];
  await federation(['record-applied', ...names, ...folders]);
  const cost = await federation(['changed', ...folders]);
  return { shape, stacks: names.length, cost };
}

/** One account loses one role. The plan before it exists already. */
async function reviewCost(folder: string, shape: Shape, runs: number): Promise<ReviewRow> {
  const [config, before, after] = ['config', 'before', 'after'].map((part) => join(folder, part)) as [
    string,
    string,
    string,
  ];
  generate(config, shape, new Map([['accounts/account-0007.yaml', account(7, shape.roles - 1)]]));
  await synthesize(config, after);
  const page = join(folder, 'explorer.html');
  const cost = await cheapest(runs, () => measure('bench/child/review.ts', [before, after, page]));
  const paints: number[] = [];
  for (let i = 0; i < runs; i++) {
    const { paintMs } = JSON.parse((await measure('bench/child/first-paint.ts', [page])).output) as {
      paintMs?: number;
    };
    if (paintMs !== undefined) paints.push(paintMs);
  }
  return { shape, cost, ...(JSON.parse(cost.output) as ReviewCost), paintMs: Math.min(...paints) };
}

/** The stacks of `after` against what a snapshot shows once they are applied. */
async function auditCost(folder: string, shape: Shape, runs: number): Promise<AuditRow> {
  const [stacks, file] = [join(folder, 'after'), join(folder, 'live.json')];
  await measure('bench/child/audit.ts', ['snapshot', stacks, file]);
  const cost = await cheapest(runs, () => measure('bench/child/audit.ts', ['audit', stacks, file]));
  return { shape, cost, ...(JSON.parse(cost.output) as AuditCost) };
}

async function synthesize(config: string, out: string): Promise<Cost> {
  rmSync(out, { recursive: true, force: true });
  return measure('main.ts', [], { FEDERATION_CONFIG: config, CDKTF_OUTDIR: out });
}

function countResources(out: string): number {
  const stacks = readdirSync(join(out, 'stacks'));
  return stacks.reduce((sum, stack) => {
    const json = JSON.parse(readFileSync(join(out, 'stacks', stack, 'cdk.tf.json'), 'utf8')) as {
      resource?: Record<string, Record<string, unknown>>;
    };
    return sum + Object.values(json.resource ?? {}).reduce((count, byName) => count + Object.keys(byName).length, 0);
  }, 0);
}

interface Results {
  readonly start: Cost;
  readonly rows: readonly Row[];
  readonly reviews: readonly ReviewRow[];
  readonly audits: readonly AuditRow[];
  readonly changed: readonly ChangedRow[];
  readonly runs: number;
}

function report({ start, rows, reviews, audits, changed, runs }: Results): string {
  const { model = 'unknown processor' } = cpus()[0] ?? {};
  return [
    `Measured with Node.js ${process.versions.node} on ${String(cpus().length)} × ${model}; the cheapest of ${String(runs)} runs. ` +
      `Starting CDKTF and the providers' modules alone takes ${seconds(start.wallMs)} (${seconds(start.cpuMs)} of CPU time) ` +
      `and ${megabytes(start.peakMegabytes)}.`,
    '',
    '### Synthesis: `main.ts` from start to end',
    '',
    table(
      [
        'accounts × roles',
        'layout',
        'resources',
        'wall',
        'CPU',
        'peak memory',
        'CPU a resource, beyond the start',
        'growth',
      ],
      rows.map(({ shape, resources, synth }) => [
        name(shape),
        `${shape.layout}, ${shape.groupRules}`,
        resources.toLocaleString('en'),
        seconds(synth.wallMs),
        seconds(synth.cpuMs),
        megabytes(synth.peakMegabytes),
        `${((synth.cpuMs - start.cpuMs) / resources).toFixed(2)} ms`,
        growth(rows, shape, (row) => ({ size: row.resources, cost: row.synth })),
      ]),
    ),
    '',
    '### `federation changed`, beyond the synthesis: every stack read and compared with its record',
    '',
    table(
      ['accounts × roles', 'stacks', 'wall', 'CPU, start of the program and of Terraform included', 'peak memory'],
      changed.map(({ shape, stacks, cost }) => [
        name(shape),
        stacks.toLocaleString('en'),
        seconds(cost.wallMs),
        seconds(cost.cpuMs),
        megabytes(cost.peakMegabytes),
      ]),
    ),
    '',
    '### Configuration: `loadConfig` alone',
    '',
    table(
      ['accounts × roles', 'CPU', 'CPU an account', 'peak memory of a process that only loads'],
      rows.map(({ shape, loadMs, load }) => [
        name(shape),
        seconds(loadMs),
        `${(loadMs / shape.accounts).toFixed(2)} ms`,
        megabytes(load.peakMegabytes),
      ]),
    ),
    '',
    '### Review: both plans read, compared, written as Markdown and HTML',
    '',
    table(
      [
        'accounts × roles',
        'layout',
        'grants',
        'wall',
        'CPU',
        'of it: reading both',
        'reviewing',
        'writing',
        'peak memory',
        'growth',
      ],
      reviews.map((row) => [
        name(row.shape),
        row.shape.layout,
        row.grants.toLocaleString('en'),
        seconds(row.cost.wallMs),
        seconds(row.cost.cpuMs),
        seconds(row.readMs),
        seconds(row.reviewMs),
        seconds(row.writeMs),
        megabytes(row.cost.peakMegabytes),
        growth(reviews, row.shape, ({ grants, cost }) => ({ size: grants, cost })),
      ]),
    ),
    '',
    '### Audit: stacks and snapshot read, compared, written as Markdown',
    '',
    table(
      ['accounts × roles', 'roles', 'wall', 'CPU', 'of it: reading', 'auditing', 'peak memory'],
      audits.map(({ shape, roles, cost, readMs, auditMs }) => [
        name(shape),
        roles.toLocaleString('en'),
        seconds(cost.wallMs),
        seconds(cost.cpuMs),
        seconds(readMs),
        seconds(auditMs),
        megabytes(cost.peakMegabytes),
      ]),
    ),
    '',
    '### The access explorer in Chromium, from disk',
    '',
    table(
      ['accounts × roles', 'management groups', 'page', 'first paint, wall'],
      reviews.map(({ shape, pageKilobytes, paintMs }) => [
        name(shape),
        String(teamsOf(shape)),
        `${Math.round(pageKilobytes).toLocaleString('en')} kB`,
        Number.isFinite(paintMs) ? seconds(paintMs) : 'no Chromium',
      ]),
    ),
  ].join('\n');
}

/** How CPU time and memory grow against the size, from the next smaller row of the same layout. */
function growth<T extends { readonly shape: Shape }>(
  rows: readonly T[],
  shape: Shape,
  of: (row: T) => { readonly size: number; readonly cost: Cost },
): string {
  const same = rows.filter((row) => row.shape.layout === shape.layout);
  const i = same.findIndex((row) => row.shape === shape);
  const [then, now] = [same[i - 1], same[i]];
  if (then === undefined || now === undefined) return '';
  const [a, b] = [of(then), of(now)];
  const memory = times(b.cost.peakMegabytes / a.cost.peakMegabytes);
  return `size ${times(b.size / a.size)}: CPU ${times(b.cost.cpuMs / a.cost.cpuMs)}, memory ${memory}`;
}

function name({ accounts, roles }: Shape): string {
  return `${accounts.toLocaleString('en')} × ${String(roles)}`;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
