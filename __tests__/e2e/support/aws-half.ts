import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { parseDocument, type Document } from 'yaml';
import type { AccountSpec } from '../../../sandbox/aws/accounts';
import { startAws, type Aws } from '../../../sandbox/aws/start';
import { cliConfigFile } from '../../../sandbox/terraform/cli-config';
import { findTerraform } from '../../../sandbox/terraform/find-terraform';
import { findProviderMirrors } from '../../../sandbox/terraform/provider-mirrors';
import { Terraform } from '../../../sandbox/terraform/terraform';

const ROOT = resolve(__dirname, '..', '..', '..');

/** A configuration whose Okta app somebody else runs, and local AWS accounts to apply it to with real Terraform. */
export class AwsHalf {
  private constructor(
    readonly aws: Aws,
    private readonly directory: string,
    private readonly terraform: Terraform,
  ) {}

  /** @param files of the configuration, name → text */
  static async start(accounts: readonly AccountSpec[], files: Readonly<Record<string, string>>): Promise<AwsHalf> {
    const directory = mkdtempSync(join(tmpdir(), 'aws-half-'));
    const aws = await startAws({ accounts });
    const binary = findTerraform();
    const terraform = new Terraform({
      binary,
      directory: join(directory, 'out', 'stacks', 'federation'),
      cliConfig: cliConfigFile(directory, findProviderMirrors(binary), binary),
      env: aws.environment,
    });
    const half = new AwsHalf(aws, directory, terraform);
    for (const [name, text] of Object.entries(files)) half.write(name, text);
    // Else it would be where the tests were started, in the place of a real one.
    const state = join(directory, 'state');
    mkdirSync(state);
    half.edit('federation.yaml', (document) => document.set('backend', { local: { directory: state } }));
    await half.synthesize();
    await terraform.init();
    return half;
  }

  write(name: string, text: string): void {
    const file = join(this.directory, 'config', name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Changes a file as its author would. */
  edit(name: string, change: (document: Document) => void): void {
    const document = parseDocument(readFileSync(join(this.directory, 'config', name), 'utf8'));
    change(document);
    this.write(name, document.toString());
  }

  remove(name: string): void {
    rmSync(join(this.directory, 'config', name));
  }

  /** As a user's `cdktf synth` does, in a process of its own. */
  async synthesize(): Promise<void> {
    const { config, out } = { config: join(this.directory, 'config'), out: join(this.directory, 'out') };
    await promisify(execFile)(process.execPath, ['-r', 'ts-node/register', 'main.ts'], {
      cwd: ROOT,
      env: { ...process.env, FEDERATION_CONFIG: config, CDKTF_OUTDIR: out, FEDERATION_TODAY: '2026-11-25' },
    });
  }

  /** Synthesizes and applies. @returns addresses of what was made, changed, adopted or destroyed, sorted */
  async apply(): Promise<string[]> {
    await this.synthesize();
    return touched(await this.terraform.run('apply', '-auto-approve'));
  }

  /** Whether a plan of the configuration as it stands would change anything. */
  async isSettled(): Promise<boolean> {
    await this.synthesize();
    return !(await this.terraform.plan('tfplan'));
  }

  /** What Terraform says to a plan that it refuses. @throws Error if it makes the plan */
  async refusedPlan(): Promise<string> {
    await this.synthesize();
    const { code, stderr } = await this.terraform.run('plan');
    if (code === 0) throw new Error('Terraform has made the plan.');
    // Terraform breaks its lines and puts a bar before each.
    return stderr.replace(/\s*[│╷╵]\s*/g, ' ').replace(/\s+/g, ' ');
  }

  async destroy(): Promise<void> {
    await this.terraform.destroy();
  }

  addresses(): Promise<string[]> {
    return this.terraform.addresses();
  }

  async stop(): Promise<void> {
    await this.aws.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

function touched({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }): string[] {
  if (code !== 0) throw new Error(`${stderr}\n${stdout.slice(-2_000)}`);
  const lines = stdout.matchAll(/^(\S+): (?:Creation|Modifications|Destruction|Import) complete/gm);
  return [...new Set([...lines].map(([, address = '']) => address))].sort();
}
