import { parseArgs } from 'node:util';
import { shardOf } from '../../lib/naming/shard';
import { writePage } from '../page';
import { startLocalOktaTerraform, type LocalOktaTerraform } from './local-okta';
import { Organization, together } from './organization';
import { report, type Half } from './report';

const ROLES = 10;
interface Size {
  readonly accounts: number;
  readonly shards?: number;
  /** How many of the shards are applied; the others are computed from these. @default - all */
  readonly sample?: number;
}
const SIZES: readonly Size[] = [
  { accounts: 50 },
  { accounts: 100 },
  { accounts: 200 },
  { accounts: 100, shards: 8 },
  { accounts: 1000, shards: 64, sample: 16 },
];
/** Accounts in the shard in which a role is added. */
const IN_SHARD = 16;

/** `npm run bench:okta`: what Okta's half costs, with real Terraform and the Okta provider against a local org. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { quick: { type: 'boolean' } } });
  const halves: Half[] = [];
  let name = '';
  for (const size of values.quick ? SIZES.filter(({ accounts, shards }) => accounts === 100 && shards) : SIZES) {
    // An org of its own: the groups of another size would be in the way.
    const local = await startLocalOktaTerraform();
    try {
      ({ name } = local);
      halves.push(await measureHalf(local, size));
    } finally {
      await local.stop();
    }
  }
  const text = report(name, ROLES, halves);
  process.stdout.write(`${text}\n`);
  if (!values.quick) await writePage(text, 'okta');
}

async function measureHalf(local: LocalOktaTerraform, size: Size): Promise<Half> {
  const { accounts, shards, sample } = size;
  process.stderr.write(`${String(accounts)} accounts${shards === undefined ? '' : `, ${String(shards)} shards`} …\n`);
  const organization = new Organization(local, 'org', {
    accounts,
    roles: ROLES,
    shards,
  });
  const stacks = await organization.synthesize();
  const number = accountInShardOf(accounts, shards);
  const own = shards === undefined ? 'okta' : `okta-${shardOf(idOf(number), shards)}`;
  const inShards = stacks.filter((stack) => stack !== 'okta');
  const every = Math.max(1, Math.floor(inShards.length / (sample ?? inShards.length)));
  const tried = inShards.filter((stack, index) => stack === own || index % every === 0);
  const first = await organization.apply('okta');
  const costs = [];
  for (const stack of tried) costs.push(await organization.apply(stack));
  const objects = (some: readonly string[]): number =>
    some.reduce((sum, stack) => sum + organization.objectsOf(stack), 0);
  // Of the shards that were not applied, as many objects cost as much.
  const share = tried.length === 0 ? 0 : objects(inShards) / objects(tried);
  const inSample = costs.length === 0 ? undefined : together(costs);
  const half: Half = {
    accounts,
    stacks: stacks.length,
    applied: tried.length + 1,
    objects: objects(stacks),
    cpuMs: first.cpuMs + (inSample?.cpuMs ?? 0) * share,
    requests: first.requests + Math.round((inSample?.requests ?? 0) * share),
    peakMegabytes: Math.max(first.peakMegabytes, inSample?.peakMegabytes ?? 0),
    more: { objects: organization.objectsOf(own), ...(await organization.oneRoleMore(number)) },
  };
  return half;
}

/** An account in a shard of the same size, whatever the organization's. */
function accountInShardOf(accounts: number, shards: number | undefined): number {
  if (shards === undefined) return 0;
  const all = Array.from({ length: accounts }, (_, number) => ({ number, shard: shardOf(idOf(number), shards) }));
  const found = all.find(({ shard }) => all.filter((other) => other.shard === shard).length === IN_SHARD);
  if (found === undefined) throw new Error(`no shard has ${String(IN_SHARD)} accounts`);
  return found.number;
}

/** As the generated configurations have it. */
function idOf(number: number): string {
  return String(100_000_000_000 + number);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
