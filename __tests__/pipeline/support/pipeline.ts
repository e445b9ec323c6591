import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startAws, type Aws } from '../../../sandbox/aws/start';
import { startOkta, type LocalOkta } from '../../../sandbox/okta/start';
import { cliConfigFile } from '../../../sandbox/terraform/cli-config';
import { findTerraform } from '../../../sandbox/terraform/find-terraform';
import { findProviderMirrors } from '../../../sandbox/terraform/provider-mirrors';
import { AWS_CLI } from '../../support/real-parts';
import { startBucket, type LocalBucket } from './bucket';

const ROOT = resolve(__dirname, '..', '..', '..');

/** The windows that the product's own stacks have. */
const VERSIONS = { 'hashicorp/aws': '>= 5.100.0, < 7.0.0', 'okta/okta': '>= 4.20.0, < 7.0.0' } as const;
type Provider = keyof typeof VERSIONS;

export interface Ran {
  readonly code: number;
  readonly out: string;
}

/** Accounts, an Okta org, and the jobs of deploy.yml, in their order, as the workflow starts them. */
export class Pipeline {
  readonly folder = mkdtempSync(join(tmpdir(), 'pipeline-test-'));
  private constructor(
    readonly okta: LocalOkta,
    readonly aws: Aws,
    /** Where states, records and plan files are; without it, in folders. */
    readonly bucket: LocalBucket | undefined,
  ) {}

  /** The script that runs now. */
  running: number | undefined;

  /** In S3 where the AWS CLI is there, which the scripts use. */
  static async start(
    accounts: readonly string[],
    providers: readonly Provider[] = ['hashicorp/aws', 'okta/okta'],
  ): Promise<Pipeline> {
    const specs = accounts.map((id) => ({ id, connectionRole: 'OrganizationAccountAccessRole' }));
    const inS3 = AWS_CLI.isThere();
    if (!inS3) process.stderr.write(`\nNOT PROVEN HERE: the pipeline on S3 needs ${AWS_CLI.what}.\n`);
    const [okta, aws, bucket] = await Promise.all([
      startOkta({ name: 'mueller-tech' }),
      startAws({ accounts: specs }),
      inS3 ? startBucket() : undefined,
    ]);
    const pipeline = new Pipeline(okta, aws, bucket);
    await pipeline.lock(providers);
    return pipeline;
  }

  /** The lock file that a team commits, with the providers as they are found here. */
  private async lock(providers: readonly Provider[]): Promise<void> {
    const required = Object.fromEntries(
      providers.map((source) => [source.replace(/.*\//, ''), { source, version: VERSIONS[source] }]),
    );
    const folder = this.path('lock');
    mkdirSync(folder);
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ terraform: { required_providers: required } }));
    const { code, out } = await this.run(findTerraform().path, [`-chdir=${folder}`, 'init', '-no-color'], {});
    if (code !== 0) throw new Error(out);
    cpSync(join(folder, '.terraform.lock.hcl'), this.path('lock.hcl'));
  }

  /** Line of federation.yaml. */
  get backend(): string {
    return this.bucket === undefined
      ? `backend: {local: {directory: ${this.path('state')}}}`
      : `backend: {s3: {bucket: ${this.bucket.name}, region: eu-central-1, prefix: states}}`;
  }

  async stop(): Promise<void> {
    await Promise.all([this.okta.stop(), this.aws.stop(), this.bucket?.stop()]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Writes a file of the configuration. */
  write(name: string, text: string): void {
    const file = join(this.folder, 'config', name);
    mkdirSync(resolve(file, '..'), { recursive: true });
    writeFileSync(file, text);
  }

  /** Job "synthesize": the stacks, and what has to be planned. Stage → names of stacks. */
  async synthesize(today = '2026-06-01'): Promise<Map<number, string[]>> {
    const env = {
      FEDERATION_CONFIG: join(this.folder, 'config'),
      CDKTF_OUTDIR: this.path('cdktf.out'),
      FEDERATION_TODAY: today,
    };
    const { code, out } = await this.run(process.execPath, ['-r', 'ts-node/register', 'main.ts'], env);
    if (code !== 0) throw new Error(out);
    rmSync(this.path('applied'), { recursive: true, force: true });
    this.bucket?.as('plan');
    const output = this.path('github-output');
    writeFileSync(output, '');
    const changed = await this.script('changed.sh', [], { GITHUB_OUTPUT: output });
    if (changed.code !== 0) throw new Error(changed.out);
    const stages = readFileSync(output, 'utf8').trim().split('\n');
    return new Map(
      stages.flatMap((line): [number, string[]][] => {
        const [, stage, json] = /^stage(\d)=(.*)$/.exec(line) ?? [];
        const { include } = JSON.parse(json ?? '') as { include: { stacks: string }[] };
        const stacks = include.flatMap((job) => job.stacks.split(' ')).sort();
        return stacks.length === 0 ? [] : [[Number(stage), stacks]];
      }),
    );
  }

  plan(...stacks: string[]): Promise<Ran> {
    this.bucket?.as('plan');
    rmSync(this.path('plans'), { recursive: true, force: true });
    return this.script('plan.sh', stacks);
  }

  /** Plans where the review's findings are to end the run. */
  planStrictly(...stacks: string[]): Promise<Ran> {
    return this.script('plan.sh', stacks, { FAIL_ON: 'danger' });
  }

  /** Applies, and is cancelled with everything that it started once Terraform has made its first change, as a CI system does. */
  async applyAndCancel(...stacks: string[]): Promise<void> {
    this.bucket?.as('apply');
    await this.run(
      'bash',
      [join(ROOT, 'scripts', 'pipeline', 'apply.sh'), ...stacks],
      {},
      /Creation complete|Modifications complete/,
    );
  }

  /** A plan file, as it is stored between the jobs. */
  async planFile(stack: string): Promise<Buffer> {
    const name = `${stack}.tfplan`;
    return this.bucket === undefined ? readFileSync(this.path(`plan-store/${name}`)) : this.bucket.get(`plans/${name}`);
  }

  async replacePlanFile(stack: string, content: Buffer): Promise<void> {
    const name = `${stack}.tfplan`;
    if (this.bucket === undefined) writeFileSync(this.path(`plan-store/${name}`), content);
    else await this.bucket.put(`plans/${name}`, content);
  }

  apply(...stacks: string[]): Promise<Ran> {
    this.bucket?.as('apply');
    return this.script('apply.sh', stacks);
  }

  /** Stacks that are gone, as `federation changed` lists them. */
  async changed(): Promise<unknown> {
    this.bucket?.as('plan');
    rmSync(this.path('applied'), { recursive: true, force: true });
    const { code, out } = await this.script('changed.sh', ['--json']);
    if (code !== 0) throw new Error(out);
    return (JSON.parse(out) as { gone: unknown }).gone;
  }

  /** Removes the record of a stack that has left, as docs/pipeline.md says. */
  forget(stack: string): Promise<Ran> {
    this.bucket?.as('apply');
    return this.script('forget.sh', [stack]);
  }

  /** On a copy of the stacks, as on another machine. */
  async drift(...stacks: string[]): Promise<Ran & { readonly report: string }> {
    const copy = this.path('drift-stacks/cdktf.out');
    this.bucket?.as('drift');
    cpSync(this.path('cdktf.out'), copy, { recursive: true });
    const ran = await this.script('drift.sh', stacks, { STACKS_DIR: copy, OUT: this.path('drift') });
    return { ...ran, report: readFileSync(this.path('drift/drift.md'), 'utf8') };
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  private script(name: string, args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
    return this.run('bash', [join(ROOT, 'scripts', 'pipeline', name), ...args], env);
  }

  private run(program: string, args: readonly string[], env: Record<string, string>, killAt?: RegExp): Promise<Ran> {
    const binary = findTerraform();
    const child = spawn(program, args, {
      cwd: ROOT,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...this.aws.environment,
        ...this.okta.env,
        TF_CLI_CONFIG_FILE: cliConfigFile(this.folder, findProviderMirrors(binary), binary),
        STACKS_DIR: this.path('cdktf.out'),
        APPLIED: this.path('applied'),
        ...(this.bucket === undefined
          ? { RECORDS: this.path('records'), PLANS: this.path('plan-store') }
          : {
              RECORDS: `s3://${this.bucket.name}/records`,
              PLANS: `s3://${this.bucket.name}/plans`,
              ...this.bucket.environment,
            }),
        OUT: this.path('plans'),
        LOCK_FILE: this.path('lock.hcl'),
        FAIL_ON: 'never',
        ...env,
      },
    });
    this.running = child.pid;
    let out = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        out += text;
        if (killAt?.test(text) && child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
      });
    return new Promise((done, reject) => {
      child.once('error', reject).once('close', (code) => done({ code: code ?? 1, out }));
    });
  }
}
