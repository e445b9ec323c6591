import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOkta } from '../../sandbox/okta/start';
import { cliConfigFile } from '../../sandbox/terraform/cli-config';
import { programEnvironment } from '../../sandbox/terraform/environment';
import { findTerraform } from '../../sandbox/terraform/find-terraform';
import { findProviderMirrors } from '../../sandbox/terraform/provider-mirrors';
import { programCost, type ProgramCost } from '../terraform/program-cost';

/** What one command of Terraform cost, with what it asked Okta. */
export interface OktaCost extends ProgramCost {
  readonly requests: number;
}

/** Real Terraform and the Okta provider against a local org. */
export interface LocalOktaTerraform {
  /** e.g. `terraform 1.11.4` */
  readonly name: string;
  /** For what is written on the way. */
  readonly folder: string;
  /** Ends with an error where the command does. */
  run(directory: string, ...args: string[]): Promise<OktaCost>;
  stop(): Promise<void>;
}

export async function startLocalOktaTerraform(): Promise<LocalOktaTerraform> {
  const binary = findTerraform();
  const folder = mkdtempSync(join(tmpdir(), 'federation-bench-okta-'));
  const okta = await startOkta({ name: 'mueller-tech' });
  const env = {
    ...programEnvironment(process.env),
    ...okta.env,
    TF_CLI_CONFIG_FILE: cliConfigFile(folder, findProviderMirrors(binary), binary),
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
  };
  return {
    name: `${binary.product} ${binary.version}`,
    folder,
    run: async (directory, ...args) => {
      okta.counters.clear();
      const cost = await programCost(binary.path, args, { cwd: directory, env });
      if (cost.code !== 0) throw new Error(`${binary.product} ${args.join(' ')}:\n${cost.output}`);
      const asked = Object.values(okta.counters.report().endpoints);
      return { ...cost, requests: asked.reduce((sum, { total }) => sum + total, 0) };
    },
    stop: async () => {
      await okta.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
