import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { account, generate, type Shape } from '../generate';
import { measure } from '../measure';
import { federation } from '../terraform/program-cost';
import type { LocalOktaTerraform, OktaCost } from './local-okta';

/** Okta's half of one generated organization, applied stack by stack. */
export class Organization {
  private readonly config: string;
  private readonly out: string;
  private readonly applied: string;
  private readonly shape: Shape;
  private objects = new Map<string, number>();

  constructor(
    private readonly local: LocalOktaTerraform,
    name: string,
    size: { readonly accounts: number; readonly roles: number; readonly shards?: number },
  ) {
    const place = (what: string) => join(local.folder, `${name}-${what}`);
    [this.config, this.out, this.applied] = [place('config'), join(place('cdktf'), 'cdktf.out'), place('applied')];
    this.shape = {
      ...size,
      layout: 'per-account',
      groupRules: 'per-management-group',
      assign: 'management-groups',
      state: place('state'),
    };
  }

  /** Synthesizes and says which stacks are Okta's, the one with the app first. */
  async synthesize(changes: ReadonlyMap<string, string> = new Map()): Promise<readonly string[]> {
    generate(this.config, this.shape, changes);
    mkdirSync(dirname(this.out), { recursive: true });
    await measure('main.ts', [], { FEDERATION_CONFIG: this.config, CDKTF_OUTDIR: this.out });
    const { output } = await federation(['changed', '--stacks', this.out, '--all', '--json']);
    const { changed } = JSON.parse(output) as { changed: { stack: string; account?: string; objects: number }[] };
    this.objects = new Map(changed.map(({ stack, objects }) => [stack, objects]));
    return changed.filter((stack) => stack.account === undefined).map(({ stack }) => stack);
  }

  /** What Terraform manages in a stack, without what exists in its state alone. */
  objectsOf(stack: string): number {
    const { resource = {} } = JSON.parse(readFileSync(join(this.directory(stack), 'cdk.tf.json'), 'utf8')) as {
      resource?: Record<string, object>;
    };
    const types = Object.entries(resource).filter(([type]) => type !== 'terraform_data');
    return types.reduce((sum, [, named]) => sum + Object.keys(named).length, 0);
  }

  /** Its first apply: what `terraform init` costs is not in it. */
  async apply(stack: string): Promise<OktaCost> {
    await this.local.run(this.directory(stack), 'init', '-no-color');
    return this.local.run(this.directory(stack), 'apply', '-auto-approve', '-no-color');
  }

  /**
   * A role is added to one account; each stack of Okta's half that `federation changed` lists is planned, and its plan
   * applied, as the pipeline does it.
   */
  async oneRoleMore(number: number): Promise<{ readonly stacks: readonly string[]; readonly cost: OktaCost }> {
    const names = [...this.objects.keys()];
    await federation(['record-applied', ...names, '--stacks', this.out, '--applied', this.applied]);
    const text = account(number, this.shape.roles + 1, this.shape.roles);
    await this.synthesize(new Map([[`accounts/account-${String(number).padStart(4, '0')}.yaml`, text]]));
    const { output } = await federation(['changed', '--stacks', this.out, '--applied', this.applied, '--json']);
    const { changed } = JSON.parse(output) as { changed: { stack: string; account?: string }[] };
    const stacks = changed.filter((stack) => stack.account === undefined).map(({ stack }) => stack);
    const costs: OktaCost[] = [];
    for (const stack of stacks) {
      costs.push(await this.local.run(this.directory(stack), 'plan', '-no-color', '-out=plan'));
      costs.push(await this.local.run(this.directory(stack), 'apply', '-no-color', 'plan'));
    }
    return { stacks, cost: together(costs) };
  }

  private directory(stack: string): string {
    return join(this.out, 'stacks', stack);
  }
}

/** Programs that run one after the other. @throws TypeError for none */
export function together(costs: readonly OktaCost[]): OktaCost {
  return costs.reduce((one, other) => ({
    ...other,
    wallMs: one.wallMs + other.wallMs,
    cpuMs: one.cpuMs + other.cpuMs,
    peakMegabytes: Math.max(one.peakMegabytes, other.peakMegabytes),
    requests: one.requests + other.requests,
  }));
}
