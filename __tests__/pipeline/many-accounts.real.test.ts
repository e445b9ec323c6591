import { existsSync } from 'node:fs';
import { memoryBelow } from '../../bench/terraform/program-cost';
import { identityProvider } from '../sandbox/aws/support/identity-provider';
import { AWS_PROVIDER, describeWith } from '../support/real-parts';
import { Pipeline, type Ran } from './support/pipeline';

/** FEDERATION_MANY_ACCOUNTS=20 tries as many; a stack takes some ten seconds. */
const COUNT = Number(process.env['FEDERATION_MANY_ACCOUNTS'] ?? '3');
const IDS = Array.from({ length: COUNT }, (_, number) => String(200_000_000_001 + number));
const FAILING = IDS[1] ?? '';
const JOBS = 2;
const EVERY_MS = 200;
/** A job has one Terraform and one AWS provider at a time, whatever the number of accounts. */
const MEGABYTES = 1_500;
const stackOf = (id: string): string => `account-${id}`;
const account = (id: string, more = ''): string => `id: "${id}"\nname: Account-${id.slice(-3)}\n${more}`;

describeWith([AWS_PROVIDER], `the pipeline with ${String(COUNT)} accounts, one of which fails`, () => {
  let pipeline: Pipeline;
  let peak = 0;
  let watch: NodeJS.Timeout | undefined;

  beforeAll(async () => {
    pipeline = await Pipeline.start(IDS, ['hashicorp/aws']);
    watch = setInterval(() => {
      if (pipeline.running !== undefined) peak = Math.max(peak, memoryBelow(pipeline.running) / 1024);
    }, EVERY_MS);
    const { metadata } = await identityProvider();
    pipeline.write('okta.xml', metadata);
    pipeline.write(
      'federation.yaml',
      `okta: {orgName: mueller-tech, app: {metadataFile: okta.xml}}
layout: per-account
${pipeline.backend}
roles:
  ReadOnly: {policies: [ReadOnlyAccess], grantedTo: [Support], description: Reads}
`,
    );
    pipeline.write('management-groups.yaml', 'Support: {description: Support}\n');
    for (const id of IDS) pipeline.write(`accounts/${id}.yaml`, account(id));
    pipeline.write(`accounts/${FAILING}.yaml`, account(FAILING, 'connect: {assumeRole: NoSuchRole}\n'));
  });
  afterAll(async () => {
    clearInterval(watch);
    await pipeline.stop();
  });

  /** Plans and applies a stage in jobs, each with its stacks one after the other. */
  async function deploy(stacks: readonly string[]): Promise<Ran[]> {
    const size = Math.ceil(stacks.length / JOBS);
    const ran: Ran[] = [];
    for (let at = 0; at < stacks.length; at += size) {
      const job = stacks.slice(at, at + size);
      ran.push(await pipeline.plan(...job), await pipeline.apply(...job));
    }
    return ran;
  }

  test('applies every account but that one, which is named', async () => {
    const stages = await pipeline.synthesize();
    expect([...stages]).toEqual([[1, IDS.map(stackOf)]]);
    const ran = await deploy(IDS.map(stackOf));
    expect(ran.filter(({ code }) => code !== 0)).toHaveLength(1);
    const out = ran.map((each) => each.out).join('\n');
    expect(out.match(/^FAILED .*/gm)).toEqual([`FAILED ${stackOf(FAILING)}: plan`]);
    expect(out.match(/^Apply complete!/gm)).toHaveLength(COUNT - 1);
    for (const id of IDS) {
      const roles = (await pipeline.aws.live.read(id)).roles;
      const made = [...roles.keys()].some((arn) => arn.endsWith('-ReadOnly'));
      expect({ id, made }).toEqual({ id, made: id !== FAILING });
    }
  });

  test('plans that one alone in the next run, and then nothing', async () => {
    expect([...(await pipeline.synthesize())]).toEqual([[1, [stackOf(FAILING)]]]);
    pipeline.write(`accounts/${FAILING}.yaml`, account(FAILING));
    await pipeline.synthesize();
    for (const { code, out } of await deploy([stackOf(FAILING)])) expect(code === 0 ? '' : out).toBe('');
    expect([...(await pipeline.synthesize())]).toEqual([]);
  });

  test('needs the memory of one account, however many there are', () => {
    if (process.env['FEDERATION_MANY_ACCOUNTS'] !== undefined)
      process.stderr.write(`\n${String(COUNT)} accounts: ${String(Math.round(peak))} MB at the most.\n`);
    // Without /proc, nothing was measured.
    if (existsSync('/proc/self/smaps_rollup')) expect(peak).toBeGreaterThan(50);
    expect(peak).toBeLessThan(MEGABYTES);
  });
});
