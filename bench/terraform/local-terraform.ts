import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAws } from '../../sandbox/aws/start';
import { measuredTerraform } from './measured-terraform';
import type { ProgramCost } from './program-cost';

/** What one command of Terraform cost, with what it asked AWS. */
export interface TerraformCost extends ProgramCost {
  readonly requests: number;
}

/** Real Terraform against local AWS accounts. */
export interface LocalTerraform {
  /** e.g. `terraform 1.11.4` */
  readonly name: string;
  /** For what is written on the way. */
  readonly folder: string;
  /** A folder with a stack of one's own. */
  write(name: string, stack: object): string;
  init(directory: string): Promise<TerraformCost>;
  /** Ends with an error where the command does. */
  run(directory: string, ...args: string[]): Promise<TerraformCost>;
  stop(): Promise<void>;
}

export async function startLocalTerraform(accounts: readonly string[]): Promise<LocalTerraform> {
  const folder = mkdtempSync(join(tmpdir(), 'federation-bench-terraform-'));
  const connectionRole = 'OrganizationAccountAccessRole';
  const aws = await startAws({ accounts: accounts.map((id) => ({ id, connectionRole })) });
  const terraform = measuredTerraform(folder, aws.environment);
  const run = async (directory: string, ...args: string[]): Promise<TerraformCost> => {
    const before = aws.calls.length;
    const cost = await terraform.run(directory, ...args);
    return { ...cost, requests: aws.calls.length - before };
  };
  return {
    name: terraform.name,
    folder,
    write: (name, stack) => {
      const directory = join(folder, name);
      mkdirSync(directory, { recursive: true });
      writeFileSync(join(directory, 'main.tf.json'), JSON.stringify(stack));
      return directory;
    },
    init: (directory) => run(directory, 'init', '-input=false', '-no-color'),
    run,
    stop: async () => {
      await aws.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
