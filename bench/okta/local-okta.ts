import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOkta } from '../../sandbox/okta/start';
import { measuredTerraform } from '../terraform/measured-terraform';
import type { ProgramCost } from '../terraform/program-cost';

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
  const folder = mkdtempSync(join(tmpdir(), 'federation-bench-okta-'));
  const okta = await startOkta({ name: 'mueller-tech' });
  const terraform = measuredTerraform(folder, okta.env);
  return {
    name: terraform.name,
    folder,
    run: async (directory, ...args) => {
      okta.counters.clear();
      const cost = await terraform.run(directory, ...args);
      const asked = Object.values(okta.counters.report().endpoints);
      return { ...cost, requests: asked.reduce((sum, { total }) => sum + total, 0) };
    },
    stop: async () => {
      await okta.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
