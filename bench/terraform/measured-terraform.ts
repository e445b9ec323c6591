import { cliConfigFile } from '../../sandbox/terraform/cli-config';
import { programEnvironment } from '../../sandbox/terraform/environment';
import { findTerraform } from '../../sandbox/terraform/find-terraform';
import { findProviderMirrors } from '../../sandbox/terraform/provider-mirrors';
import { programCost, type ProgramCost } from './program-cost';

/** Real Terraform, each command with what it cost. */
export interface MeasuredTerraform {
  /** e.g. `terraform 1.11.4` */
  readonly name: string;
  /** Ends with an error where the command does. */
  run(directory: string, ...args: string[]): Promise<ProgramCost>;
}

/** @param folder for Terraform's own settings @param services environment by which it reaches what is local */
export function measuredTerraform(folder: string, services: Readonly<Record<string, string>>): MeasuredTerraform {
  const binary = findTerraform();
  const env = {
    ...programEnvironment(process.env),
    ...services,
    TF_CLI_CONFIG_FILE: cliConfigFile(folder, findProviderMirrors(binary), binary),
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
  };
  return {
    name: `${binary.product} ${binary.version}`,
    run: async (directory, ...args) => {
      const cost = await programCost(binary.path, args, { cwd: directory, env });
      if (cost.code !== 0) throw new Error(`${binary.product} ${args.join(' ')}:\n${cost.output}`);
      return cost;
    },
  };
}
