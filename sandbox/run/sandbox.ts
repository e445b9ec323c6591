import type { Aws } from '../aws/start';
import type { OktaApi } from '../okta-stack/okta-api';
import type { LocalOkta } from '../okta/start';
import { needsOf } from '../stacks/needs';
import type { Stack } from '../stacks/read-stacks';
import { ruleGraphOf, type RuleGraph } from '../stacks/rule-graph';
import {
  applyStacks,
  applyWithoutProvider,
  plannedChanges,
  terraformFor,
  unsettledStacks,
  usesOkta,
  type Terraforming,
} from './apply-stacks';
import type { Narrator } from './narrator';
import { groupId, userId } from './okta-lookup';
import { specOf } from './account-spec';
import type { Person } from './people';

export interface SandboxParts {
  readonly okta: LocalOkta;
  readonly aws: Aws;
  /** Okta's management API, with the right to do everything. */
  readonly api: OktaApi;
  readonly people: readonly Person[];
  /** False: Terraform could not get the Okta provider, so the Okta stack's objects were made through Okta's SDK. */
  readonly oktaByTerraform: boolean;
  /** What other tools need in their environment to use the sandbox. */
  readonly environment: Readonly<Record<string, string>>;
  readonly terraforming: Omit<Terraforming, 'onProgress'>;
  /** Synthesizes the configuration as it is now. @throws SynthesisFailed */
  readonly makePlan: () => Promise<Stack[]>;
  /** The first plan. */
  readonly firstPlan: readonly Stack[];
  readonly stop: () => Promise<void>;
}

/** A local Okta org and local AWS accounts, with a configuration applied to them. */
export class Sandbox {
  private applied: readonly Stack[] = [];

  constructor(readonly parts: SandboxParts) {}

  get okta(): LocalOkta {
    return this.parts.okta;
  }

  get aws(): Aws {
    return this.parts.aws;
  }

  get api(): OktaApi {
    return this.parts.api;
  }

  get people(): readonly Person[] {
    return this.parts.people;
  }

  /** The stacks as they were applied last, each after those that it depends on. */
  get stacks(): readonly Stack[] {
    return this.applied;
  }

  /** What the rules that were applied last say. */
  get graph(): RuleGraph {
    return ruleGraphOf(this.applied);
  }

  /** Link that opens the app, as the dashboard's tile does. @throws Error where the plan made no app */
  async embedUrl(): Promise<string> {
    const apps = (await this.api.call('GET', '/apps?limit=200')) as { id: string; name: string }[];
    const app = apps.find(({ name }) => name === 'amazon_aws');
    if (!app) throw new Error('The plan made no AWS Account Federation app, so there is nothing to log in to.');
    return `${this.okta.url}/home/amazon_aws/${app.id}/272`;
  }

  /** Applies the stacks. @throws TerraformFailed */
  async apply(stacks: readonly Stack[], narrator: Narrator): Promise<void> {
    const { oktaByTerraform, terraforming } = this.parts;
    await narrator.step(
      'Applying the plan',
      async (onProgress) => {
        const run = { ...terraforming, onProgress };
        for (const stack of stacks)
          if (oktaByTerraform || !usesOkta(stack)) await applyStacks([stack], run);
          else await applyWithoutProvider(stack, this.okta.url, this.okta.token);
      },
      () => `${countOf(stacks)} objects`,
    );
    this.applied = stacks;
  }

  /**
   * Synthesizes the configuration as it is now and applies it. New accounts are made first, since in a company they
   * would be there; existing groups and people are those of the first plan.
   * @throws SynthesisFailed, TerraformFailed
   */
  async reapply(narrator: Narrator): Promise<void> {
    await this.apply(await this.remake(narrator), narrator);
  }

  /** What `reapply` would change, an object a line. @throws SynthesisFailed, TerraformFailed */
  async pending(narrator: Narrator): Promise<string[]> {
    const stacks = await this.remake(narrator);
    return narrator.step('Comparing it with what is applied', () => plannedChanges(stacks, this.parts.terraforming));
  }

  /** Names of the stacks whose plan is not empty; an Okta stack that Terraform did not apply has none. */
  unsettled(): Promise<string[]> {
    return unsettledStacks(this.byTerraform(), this.parts.terraforming);
  }

  /** Takes everything away that Terraform made, each stack before those that it depends on. @throws TerraformFailed */
  async destroy(): Promise<void> {
    for (const stack of this.byTerraform().reverse()) await terraformFor(stack, this.parts.terraforming).destroy();
  }

  /** Puts the people into their management groups by hand, as an administrator would. */
  async joinManagementGroups(): Promise<void> {
    for (const { login, groups } of this.people)
      for (const name of groups) {
        const [group, user] = [await groupId(this.api, name), await userId(this.api, login)];
        await this.api.call('PUT', `/groups/${group}/users/${user}`);
      }
  }

  /** Stops the servers and removes every file. */
  stop(): Promise<void> {
    return this.parts.stop();
  }

  private async remake(narrator: Narrator): Promise<Stack[]> {
    const { oktaByTerraform, terraforming } = this.parts;
    if (!oktaByTerraform)
      throw new Error(`Only ${terraforming.binary.product} with the Okta provider can change what was applied.`);
    const stacks = await narrator.step('Making the plan', this.parts.makePlan);
    await this.aws.prepare(needsOf(stacks).accounts.map(specOf));
    return stacks;
  }

  private byTerraform(): Stack[] {
    return this.applied.filter((stack) => this.parts.oktaByTerraform || !usesOkta(stack));
  }
}

function countOf(stacks: readonly Stack[]): number {
  return stacks.flatMap(({ json }) => Object.values(json.resource ?? {}).flatMap((named) => Object.keys(named))).length;
}
