import { startAws } from '../aws/start';
import { oktaApi } from '../okta-stack/okta-api';
import type { RuleTimingOptions } from '../okta/rule-timing';
import { USER_ATTRIBUTES } from '../okta/profile-schema';
import { startOkta } from '../okta/start';
import { needsOf } from '../stacks/needs';
import type { Stack } from '../stacks/read-stacks';
import { ruleGraphOf } from '../stacks/rule-graph';
import { synthesize } from '../stacks/synthesize';
import { cliConfigFile } from '../terraform/cli-config';
import { findTerraform, type TerraformBinary } from '../terraform/find-terraform';
import { providerAvailable } from '../terraform/provider-available';
import { findProviderMirrors } from '../terraform/provider-mirrors';
import { specOf } from './account-spec';
import type { Narrator } from './narrator';
import { PASSWORD, peopleOf } from './people';
import { Sandbox } from './sandbox';
import { counted } from './counted';
import { makeWorkspace } from './workspace';

export interface SandboxOptions {
  /** Directory of the configuration. */
  readonly config: string;
  readonly narrator: Narrator;
  /** When Okta's group rules are evaluated. @default - at once */
  readonly ruleTiming?: RuleTimingOptions;
  /** Nothing is applied: something else does it. @default false */
  readonly empty?: boolean;
  readonly signal?: AbortSignal;
}

/** The versions that the plan was applied and settled with. */
const OKTA_PROVIDER_WINDOW = '>= 4.20.0, < 7.0.0';

/** The line that must not be overlooked where the Okta half is not proven by the real provider. */
function withoutOktaProvider({ product }: Pick<TerraformBinary, 'product'>): string {
  return `${product.toUpperCase()} CAN'T GET THE OKTA PROVIDER here (no registry, no mirror): the Okta objects are made through Okta's own SDK instead, the AWS stacks by ${product}.`;
}

/**
 * Starts a local Okta org and local AWS accounts, and applies a configuration to them. On failure everything that was
 * started is stopped again.
 * @throws SynthesisFailed, TerraformMissing, TerraformFailed
 */
export async function startSandbox({
  config,
  narrator,
  ruleTiming,
  signal,
  empty = false,
}: SandboxOptions): Promise<Sandbox> {
  const binary = findTerraform();
  const workspace = makeWorkspace();
  const cleanUps: (() => Promise<void> | void)[] = [() => workspace.remove()];
  const stop = async () => {
    while (cleanUps.length > 0) await cleanUps.pop()?.();
  };
  try {
    const cliConfig = cliConfigFile(workspace.directory, findProviderMirrors(binary), binary);
    const terraforming = { binary, cliConfig, signal };
    const oktaByTerraform = await narrator.step(
      `Looking for the Okta provider with ${binary.name} ${binary.version}`,
      () => providerAvailable('okta/okta', OKTA_PROVIDER_WINDOW, terraforming),
      (found) => (found ? `${binary.product} has it` : 'not available'),
    );
    if (!oktaByTerraform) narrator.say(withoutOktaProvider(binary));

    const makePlan = () =>
      synthesize({
        config,
        work: workspace.directory,
        layout: oktaByTerraform ? undefined : 'per-account',
        signal,
      });
    const stacks = await narrator.step('Checking the configuration and making the plan', makePlan, (made) =>
      counted(made.length, 'stack'),
    );
    const needs = needsOf(stacks);
    const aws = await narrator.step(
      'Starting the local AWS accounts',
      () =>
        startAws({
          accounts: needs.accounts.map(specOf),
          partition: needs.partition,
          signal,
        }),
      () => counted(needs.accounts.length, 'account'),
    );
    cleanUps.push(() => aws.stop());
    const attributes = attributesOf(stacks);
    const name = orgNameOf(stacks);
    const people = peopleOf({
      logins: needs.logins,
      managementGroups: ruleGraphOf(stacks).managementGroups,
      domain: `${name}.com`,
    });
    const okta = await narrator.step(
      'Starting the local Okta org',
      () =>
        startOkta({
          name,
          users: people.map(({ login, firstName, lastName }) => ({
            login,
            firstName,
            lastName,
            password: PASSWORD,
            profile: attributes,
          })),
          groups: needs.existingGroups.map((name) => ({ name })),
          signInBase: aws.signInBase,
          ruleTiming,
        }),
      ({ url }) => url,
    );
    cleanUps.push(() => okta.stop());
    aws.leadBackTo(`${okta.url}/app/UserHome`);
    const environment = { ...aws.environment, ...okta.env };
    const sandbox = new Sandbox({
      okta,
      aws,
      people,
      oktaByTerraform,
      environment,
      api: oktaApi(okta.url, okta.token),
      terraforming: { ...terraforming, env: environment },
      makePlan,
      firstPlan: stacks,
      stop,
    });
    if (empty) return sandbox;
    await sandbox.apply(stacks, narrator);
    await sandbox.joinManagementGroups();
    return sandbox;
  } catch (error) {
    await stop();
    throw error;
  }
}

function orgNameOf(stacks: readonly Stack[]): string {
  const names = stacks.flatMap(({ json }) => json.provider?.['okta'] ?? []).map(({ org_name: name }) => name);
  const name = names.find((name) => typeof name === 'string');
  return name ?? 'local';
}

/** Values for the attributes that the app reads, which a real org has: `sandbox-costCenter`. */
function attributesOf(stacks: readonly Stack[]): Record<string, string> {
  const apps = stacks.flatMap(({ json }) => Object.values(json.resource?.['okta_app_saml'] ?? {}));
  const read = [...JSON.stringify(apps).matchAll(/(?:user|source)\.(\w+)/g)].map(([, name = '']) => name);
  const known = new Set<string>(USER_ATTRIBUTES);
  return Object.fromEntries(
    [...new Set(read)].filter((name) => known.has(name)).map((name) => [name, `sandbox-${name}`]),
  );
}
