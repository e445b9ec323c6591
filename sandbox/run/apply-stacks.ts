import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { applyOktaStack } from '../okta-stack/apply-okta-stack';
import { oktaApi } from '../okta-stack/okta-api';
import { stateOfOutputs } from '../okta-stack/state-file';
import type { Stack } from '../stacks/read-stacks';
import type { TerraformBinary } from '../terraform/find-terraform';
import { Terraform } from '../terraform/terraform';

/** What Terraform needs besides the stacks. */
export interface Terraforming {
  readonly binary: TerraformBinary;
  readonly cliConfig: string;
  readonly env: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Receives each step of progress, e.g. `federation: 12 objects made`. */
  readonly onProgress?: (note: string) => void;
}

/** Whether a stack needs the Okta provider. */
export function usesOkta({ json }: Stack): boolean {
  return json.provider?.['okta'] !== undefined;
}

/** Terraform in the folder of a stack. */
export function terraformFor(stack: Stack, { binary, cliConfig, env, signal, onProgress }: Terraforming): Terraform {
  let done = 0;
  return new Terraform({
    binary,
    cliConfig,
    env,
    directory: stack.directory,
    signal,
    onLine: (line) => {
      if (/: (Creation|Modifications|Destruction|Import) complete/.test(line))
        onProgress?.(`${stack.name}: ${++done} done`);
    },
  });
}

/** Applies the stacks one after the other, each after those it depends on. @throws TerraformFailed */
export async function applyStacks(stacks: readonly Stack[], terraforming: Terraforming): Promise<void> {
  for (const stack of stacks) {
    const terraform = terraformFor(stack, terraforming);
    await terraform.init();
    await terraform.apply();
  }
}

/**
 * What an apply of the stacks would change now, an object a line: `federation: okta_group.x: update`. A stack that reads
 * another one sees that one as it was applied. @throws TerraformFailed
 */
export async function plannedChanges(stacks: readonly Stack[], terraforming: Terraforming): Promise<string[]> {
  const lines: string[] = [];
  for (const stack of stacks) {
    const terraform = terraformFor(stack, terraforming);
    await terraform.init();
    if (!(await terraform.plan('tfplan'))) continue;
    const { resource_changes: changes = [] } = (await terraform.show('tfplan')) as Plan;
    for (const { address, change } of changes) {
      const actions = change.actions.filter((action) => action !== 'no-op' && action !== 'read');
      if (actions.length > 0) lines.push(`${stack.name}: ${address}: ${actions.join(' and ')}`);
    }
  }
  return lines.sort();
}

interface Plan {
  readonly resource_changes?: readonly { readonly address: string; readonly change: { readonly actions: string[] } }[];
}

/** Names of the stacks whose plan would change something. @throws TerraformFailed */
export async function unsettledStacks(stacks: readonly Stack[], terraforming: Terraforming): Promise<string[]> {
  const unsettled: string[] = [];
  for (const stack of stacks) if (await terraformFor(stack, terraforming).plan('tfplan')) unsettled.push(stack.name);
  return unsettled;
}

/**
 * Makes the objects of an Okta stack without its provider, and leaves its outputs in a state file where the account
 * stacks look for them.
 */
export async function applyWithoutProvider(stack: Stack, oktaUrl: string, token: string): Promise<void> {
  const { outputs } = await applyOktaStack(stack.json, oktaApi(oktaUrl, token));
  const file = stack.json.terraform?.backend?.['local']?.['path'];
  if (typeof file !== 'string') throw new Error(`Stack ${stack.name} has no local state, so its outputs reach nobody.`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, stateOfOutputs(outputs));
}
