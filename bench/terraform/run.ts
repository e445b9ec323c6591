import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { identityProvider } from '../../__tests__/sandbox/aws/support/identity-provider';
import { loadConfig } from '../../lib/config/load';
import { oktaRequestsOf, type OktaRequests } from '../../lib/cli/summary/okta-requests';
import { account, generate, type Shape } from '../generate';
import { measure } from '../measure';
import { simulationReport, type Measured } from '../simulation/report';
import { writePage } from '../page';
import { startLocalTerraform, type LocalTerraform, type TerraformCost } from './local-terraform';
import { federation, type ProgramCost } from './program-cost';
import { report, type Results, type StackCost } from './report';
import { usualForm } from './usual-form';

const ROLES = 10;
/** Accounts in one stack; `--largest 5` leaves the last out. More need more memory than a desk has. */
const IN_ONE_STACK = [1, 5, 10] as const;
/** The organization in which one account changes, and how many of its stacks are planned to know what all of them cost. */
const ACCOUNTS = 100;
const SAMPLE = 3;
const CHANGED = 7;
/** The organization that is simulated. */
const MANY = 1000;
const SHARDS = 64;

/** `npm run bench:terraform`: what plans and applies cost, with real Terraform against local AWS accounts. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { quick: { type: 'boolean' }, largest: { type: 'string', default: '10' } } });
  const ids = Array.from({ length: 10 }, (_, number) => String(100_000_000_000 + number));
  const { metadata } = await identityProvider();
  const local = await startLocalTerraform(ids);
  try {
    const bench = new Bench(local, metadata);
    const sizes = values.quick
      ? IN_ONE_STACK.slice(0, 1)
      : IN_ONE_STACK.filter((size) => size <= Number(values.largest));
    const single: StackCost[] = [];
    for (const size of sizes) single.push(await bench.inOneStack(size));
    const usual = await bench.usual(ids[9] ?? '');
    const changed = await bench.oneChanged();
    const text = [
      report({ name: local.name, roles: ROLES, accounts: ACCOUNTS, single, usual, ...changed }),
      `### ${MANY.toLocaleString('en')} accounts, simulated`,
      simulationReport(bench.measured(single[0])),
    ].join('\n\n');
    process.stdout.write(`${text}\n`);
    if (values.quick) return;
    await writePage(text, 'terraform');
  } finally {
    await local.stop();
  }
}

class Bench {
  constructor(
    private readonly local: LocalTerraform,
    private readonly metadata: string,
  ) {}

  /** Applies accounts as one stack, plans it, and takes everything away again. */
  async inOneStack(accounts: number): Promise<StackCost> {
    say(`${String(accounts)} in one stack …`);
    const stacks = await this.synthesize('single', { accounts, layout: 'single' });
    const directory = join(stacks, 'stacks', 'federation');
    const init = await this.local.init(directory);
    const apply = await this.local.run(directory, 'apply', '-auto-approve', '-no-color', '-input=false');
    const plan = await this.settled(directory);
    await this.local.run(directory, 'destroy', '-auto-approve', '-no-color', '-input=false');
    return { accounts, init, apply, plan };
  }

  /** The same roles as one account has, in the usual module's form. */
  async usual(accountId: string): Promise<TerraformCost> {
    say('the usual form …');
    const policies = ['ReadOnlyAccess', 'job-function/ViewOnlyAccess'];
    const directory = this.local.write(
      'usual',
      usualForm({ accountId, roles: ROLES, policies, metadata: this.metadata }),
    );
    await this.local.init(directory);
    await this.local.run(directory, 'apply', '-auto-approve', '-no-color', '-input=false');
    const plan = await this.settled(directory);
    await this.local.run(directory, 'destroy', '-auto-approve', '-no-color', '-input=false');
    return plan;
  }

  /** A role of one account changes; some of the other stacks are planned, too. */
  async oneChanged(): Promise<Pick<Results, 'changed' | 'planned' | 'others'>> {
    say(`one account of ${String(ACCOUNTS)} …`);
    const shape = { accounts: ACCOUNTS, layout: 'per-account' } as const;
    const stacks = await this.synthesize('before', shape);
    const applied = join(this.local.folder, 'applied');
    const names = Array.from({ length: ACCOUNTS }, (_, number) => `account-${String(100_000_000_000 + number)}`);
    const sample = [CHANGED, ...Array.from({ length: SAMPLE }, (_, number) => number)].map((number) => names[number]);
    for (const name of sample) {
      const directory = join(stacks, 'stacks', name ?? '');
      await this.local.init(directory);
      await this.local.run(directory, 'apply', '-auto-approve', '-no-color', '-input=false');
    }
    await federation(['record-applied', ...names, '--stacks', stacks, '--applied', applied]);
    const others: TerraformCost[] = [];
    for (const name of sample.slice(1)) others.push(await this.settled(join(stacks, 'stacks', name ?? '')));
    const text = account(CHANGED, ROLES).replace('sessionDuration: 4h', 'sessionDuration: 8h');
    await this.synthesize('before', shape, new Map([[`accounts/account-0007.yaml`, text]]));
    const changed = await federation(['changed', '--stacks', stacks, '--applied', applied, '--json']);
    const { changed: found } = JSON.parse(changed.output) as { changed: { directory: string }[] };
    if (found.length !== 1) throw new Error(`changed lists ${String(found.length)} stacks`);
    const planned = await this.local.run(
      join(stacks, found[0]?.directory ?? ''),
      ...['plan', '-no-color', '-input=false', '-out=plan'],
    );
    return { changed, planned, others };
  }

  /** What the simulation needs to know: of an account as measured, of Okta as `validate` estimates it. */
  measured(one: StackCost | undefined): Measured {
    const config = join(this.local.folder, 'many');
    generate(config, {
      accounts: MANY,
      roles: ROLES,
      layout: 'per-account',
      groupRules: 'per-management-group',
      assign: 'management-groups',
      shards: SHARDS,
    });
    const okta = oktaRequestsOf(loadConfig(config).federation);
    const minutes = (what: OktaRequests['what']): number => okta.find((each) => each.what === what)?.minutes ?? 0;
    const seconds = (cost: ProgramCost | undefined): number => (cost?.cpuMs ?? 0) / 1000;
    return {
      accounts: MANY,
      roles: ROLES,
      shards: SHARDS,
      init: seconds(one?.init),
      plan: seconds(one?.plan),
      apply: seconds(one?.apply),
      okta: { plan: minutes('a plan'), firstApply: minutes('the first apply'), oneRole: minutes('one role more') },
    };
  }

  /** What a plan costs where nothing changed. */
  private async settled(directory: string): Promise<TerraformCost> {
    return this.local.run(directory, 'plan', '-no-color', '-input=false', '-detailed-exitcode');
  }

  private async synthesize(
    name: string,
    shape: Pick<Shape, 'accounts' | 'layout'>,
    changes: ReadonlyMap<string, string> = new Map(),
  ): Promise<string> {
    const [config, out] = [join(this.local.folder, `${name}-config`), join(this.local.folder, name, 'cdktf.out')];
    const state = join(this.local.folder, `${name}-state`);
    generate(config, { ...shape, roles: ROLES, groupRules: 'per-role-group', metadata: this.metadata, state }, changes);
    // The folders of stacks stay: Terraform has its lock file and its providers there.
    if (changes.size === 0) rmSync(out, { recursive: true, force: true });
    mkdirSync(dirname(out), { recursive: true });
    await measure('main.ts', [], { FEDERATION_CONFIG: config, CDKTF_OUTDIR: out });
    return out;
  }
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
