import type { AccountSpec } from '../aws/accounts';
import { startAws, type Aws } from '../aws/start';
import { oktaApi, type OktaApi } from '../okta-stack/okta-api';
import { startOkta, type LocalOkta } from '../okta/start';
import { needsOf, type AccountNeed } from '../stacks/needs';
import type { Stack } from '../stacks/read-stacks';
import { ruleGraphOf, type RuleGraph } from '../stacks/rule-graph';
import { synthesize } from '../stacks/synthesize';
import { cliConfigFile } from '../terraform/cli-config';
import { findTerraform } from '../terraform/find-terraform';
import { providerAvailable } from '../terraform/provider-available';
import { findProviderMirrors } from '../terraform/provider-mirrors';
import { applyStacks, applyWithoutProvider, unsettledStacks, usesOkta, type Terraforming } from './apply-stacks';
import type { Narrator } from './narrator';
import { PASSWORD, peopleOf, type Person } from './people';
import { makeWorkspace } from './workspace';

export interface SandboxOptions {
  /** Directory of the configuration. */
  readonly config: string;
  readonly narrator: Narrator;
  readonly signal?: AbortSignal;
  /** Okta provider versions that the plan was proven with. @default '>= 4.20.0, < 7.0.0' */
  readonly oktaProviderWindow?: string;
}

/** A local Okta org and local AWS accounts, with a configuration applied to them. */
export interface Sandbox {
  readonly okta: LocalOkta;
  readonly aws: Aws;
  /** Okta's management API, with the right to do everything. */
  readonly api: OktaApi;
  readonly stacks: readonly Stack[];
  readonly graph: RuleGraph;
  readonly people: readonly Person[];
  /** Link that opens the app, as the dashboard's tile does. */
  readonly embedUrl: string;
  /** False: Terraform could not get the Okta provider, so the Okta stack's objects were made through Okta's SDK. */
  readonly oktaByTerraform: boolean;
  /** What other tools need in their environment to use the sandbox. */
  readonly environment: Readonly<Record<string, string>>;
  /** Names of the stacks whose plan is not empty. */
  unsettled(): Promise<string[]>;
  /** Synthesizes the configuration as it is now and applies it. Only where `oktaByTerraform`. */
  reapply(): Promise<void>;
  /** Stops the servers and removes every file. */
  stop(): Promise<void>;
}

/** The line that must not be overlooked where the Okta half is not proven by the real provider. */
export const WITHOUT_OKTA_PROVIDER =
  "TERRAFORM CAN'T GET THE OKTA PROVIDER here (no registry, no mirror): the Okta objects are made through Okta's own SDK instead, the AWS stacks by Terraform.";

/**
 * Starts everything and applies the configuration. On failure everything that was started is stopped again.
 * @throws SynthesisFailed, TerraformMissing, TerraformFailed
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { config, narrator, signal, oktaProviderWindow = '>= 4.20.0, < 7.0.0' } = options;
  const binary = findTerraform();
  const workspace = makeWorkspace();
  const cleanUps: (() => Promise<void> | void)[] = [() => workspace.remove()];
  const stop = async () => {
    while (cleanUps.length > 0) await cleanUps.pop()?.();
  };
  try {
    const cliConfig = cliConfigFile(workspace.directory, findProviderMirrors());
    const terraforming = { binary, cliConfig, ...(signal ? { signal } : {}) };
    const oktaByTerraform = await narrator.step(
      `Looking for the Okta provider with ${binary.name} ${binary.version}`,
      () => providerAvailable('okta/okta', oktaProviderWindow, terraforming),
      (found) => (found ? 'Terraform has it' : 'not to be had'),
    );
    if (!oktaByTerraform) narrator.say(WITHOUT_OKTA_PROVIDER);

    const synthesis = {
      config,
      work: workspace.directory,
      ...(oktaByTerraform ? {} : { layout: 'per-account' as const }),
      ...(signal ? { signal } : {}),
    };
    const stacks = await narrator.step(
      'Checking the configuration and making the plan',
      () => synthesize(synthesis),
      (made) => `${made.length} ${made.length === 1 ? 'stack' : 'stacks'}`,
    );
    const needs = needsOf(stacks);
    const graph = ruleGraphOf(stacks);
    const accounts = needs.accounts.map(specOf);
    const aws = await narrator.step(
      'Starting the local AWS accounts',
      () => startAws({ accounts, partition: needs.partition, ...(signal ? { signal } : {}) }),
      () => `${accounts.length} of them`,
    );
    cleanUps.push(() => aws.stop());
    const orgName = orgNameOf(stacks);
    const people = peopleOf({
      logins: needs.logins,
      managementGroups: graph.managementGroups,
      domain: `${orgName}.com`,
    });
    const okta = await narrator.step(
      'Starting the local Okta org',
      () =>
        startOkta({
          name: orgName,
          users: people.map(({ login, firstName, lastName }) => ({ login, firstName, lastName, password: PASSWORD })),
          groups: needs.existingGroups.map((name) => ({ name })),
          signInBase: aws.signInBase,
        }),
      ({ url }) => url,
    );
    cleanUps.push(() => okta.stop());

    const environment = {
      ...aws.environment,
      ...okta.env,
    };
    const apply = async (parts: readonly Stack[], onProgress: (note: string) => void) => {
      const run: Terraforming = { ...terraforming, env: environment, onProgress };
      if (oktaByTerraform) return applyStacks(parts, run);
      for (const stack of parts)
        if (usesOkta(stack)) await applyWithoutProvider(stack, okta.url, okta.token);
        else await applyStacks([stack], run);
    };
    await narrator.step(
      'Applying the plan',
      (progress) => apply(stacks, progress),
      () => `${countOf(stacks)} objects`,
    );
    const api = oktaApi(okta.url, okta.token);
    await joinGroups(api, people);
    return {
      okta,
      aws,
      api,
      stacks,
      graph,
      people,
      oktaByTerraform,
      environment,
      embedUrl: `${okta.url}/home/amazon_aws/${await appId(api)}/272`,
      unsettled: () =>
        unsettledStacks(
          stacks.filter((stack) => oktaByTerraform || !usesOkta(stack)),
          { ...terraforming, env: environment },
        ),
      reapply: async () => {
        if (!oktaByTerraform) throw new Error('Only Terraform with the Okta provider can change what was applied.');
        const changed = await narrator.step('Making the plan', () => synthesize(synthesis));
        await narrator.step('Applying the change', (progress) => apply(changed, progress));
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function specOf({ accountId: id, ...rest }: AccountNeed): AccountSpec {
  return { id, ...rest };
}

function orgNameOf(stacks: readonly Stack[]): string {
  const names = stacks.flatMap(({ json }) => json.provider?.['okta'] ?? []).map(({ org_name: name }) => name);
  const name = names.find((name) => typeof name === 'string');
  return name ?? 'local';
}

function countOf(stacks: readonly Stack[]): number {
  return stacks.flatMap(({ json }) => Object.values(json.resource ?? {}).flatMap((named) => Object.keys(named))).length;
}

async function appId(api: OktaApi): Promise<string> {
  const apps = (await api.call('GET', '/apps?limit=200')) as { id: string; name: string }[];
  const app = apps.find(({ name }) => name === 'amazon_aws');
  if (!app) throw new Error('The plan made no AWS Account Federation app, so there is nothing to log in to.');
  return app.id;
}

/** Puts the people into the management groups by hand, as an administrator would. */
async function joinGroups(api: OktaApi, people: readonly Person[]): Promise<void> {
  for (const { login, groups } of people)
    for (const name of groups) {
      const [group, user] = [await groupId(api, name), await userId(api, login)];
      await api.call('PUT', `/groups/${group}/users/${user}`);
    }
}

/** @throws Error where there is no group with exactly this name */
export async function groupId(api: OktaApi, name: string): Promise<string> {
  const found = (await api.call('GET', `/groups?q=${encodeURIComponent(name)}`)) as {
    id: string;
    profile: { name: string };
  }[];
  const group = found.find(({ profile }) => profile.name === name);
  if (!group) throw new Error(`The local Okta org has no group "${name}".`);
  return group.id;
}

export async function userId(api: OktaApi, login: string): Promise<string> {
  return ((await api.call('GET', `/users/${encodeURIComponent(login)}`)) as { id: string }).id;
}
