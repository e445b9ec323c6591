import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startAws, type Aws } from '../../../sandbox/aws/start';
import { startOkta, type LocalOkta } from '../../../sandbox/okta/start';
import { cliConfigFile } from '../../../sandbox/terraform/cli-config';
import { findTerraform } from '../../../sandbox/terraform/find-terraform';
import { findProviderMirrors } from '../../../sandbox/terraform/provider-mirrors';

const ROOT = resolve(__dirname, '..', '..', '..');

export interface Ran {
  readonly code: number;
  readonly out: string;
}

/** Two accounts, an Okta org, and the jobs of deploy.yml, in their order, as the workflow starts them. */
export class Pipeline {
  readonly folder = mkdtempSync(join(tmpdir(), 'pipeline-test-'));
  private constructor(
    readonly okta: LocalOkta,
    readonly aws: Aws,
  ) {}

  static async start(accounts: readonly string[]): Promise<Pipeline> {
    const specs = accounts.map((id) => ({ id, connectionRole: 'OrganizationAccountAccessRole' }));
    const [okta, aws] = [await startOkta({ name: 'mueller-tech' }), await startAws({ accounts: specs })];
    return new Pipeline(okta, aws);
  }

  async stop(): Promise<void> {
    await Promise.all([this.okta.stop(), this.aws.stop()]);
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
    rmSync(this.path('plans'), { recursive: true, force: true });
    return this.script('plan.sh', stacks);
  }

  /** Plans where the review's findings are to end the run. */
  planStrictly(...stacks: string[]): Promise<Ran> {
    return this.script('plan.sh', stacks, { FAIL_ON: 'danger' });
  }

  /** Applies, and is cancelled with everything that it started once Terraform has made its first change, as a CI system does. */
  async applyAndCancel(...stacks: string[]): Promise<void> {
    await this.run(
      'bash',
      [join(ROOT, 'scripts', 'pipeline', 'apply.sh'), ...stacks],
      {},
      /Creation complete|Modifications complete/,
    );
  }

  apply(...stacks: string[]): Promise<Ran> {
    return this.script('apply.sh', stacks);
  }

  /** On a copy of the stacks, as on another machine. */
  async drift(...stacks: string[]): Promise<Ran & { readonly report: string }> {
    const copy = this.path('drift-stacks/cdktf.out');
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
        RECORDS: this.path('records'),
        PLANS: this.path('plan-store'),
        OUT: this.path('plans'),
        LOCK_FILE: this.path('lock.hcl'),
        FAIL_ON: 'never',
        ...env,
      },
    });
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
