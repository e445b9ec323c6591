import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { OktaProvider } from '@cdktf/provider-okta/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AwsAccount,
  ManagementGroup,
  OktaAwsFederation,
  type AwsAccountProps,
  type ManagementGroupProps,
  type OktaAwsFederationProps,
} from '../../lib/constructs';
import type { StackJson } from './synthesize';

const outdirs: string[] = [];

// Most tests look at what is refused, and write nothing.
afterAll(() => {
  for (const outdir of outdirs) rmSync(outdir, { recursive: true, force: true });
});

/** A stack as somebody who uses the constructs alone would write it. */
export class Library {
  readonly app: App;
  readonly stack: TerraformStack;
  readonly federation: OktaAwsFederation;
  private readonly outdir = mkdtempSync(join(tmpdir(), 'federation-library-'));

  constructor(props: Partial<OktaAwsFederationProps> = {}) {
    outdirs.push(this.outdir);
    this.app = new App({ outdir: this.outdir, stackTraces: false });
    this.stack = new TerraformStack(this.app, 'library');
    new OktaProvider(this.stack, 'Okta', { orgName: 'mueller-tech' });
    this.federation = new OktaAwsFederation(this.stack, 'Federation', { identityProvider: 'Okta', ...props });
  }

  account(name = 'Mueller-Tech', id = '123456789012', props: Partial<AwsAccountProps> = {}): AwsAccount {
    const { stack, federation } = this;
    const provider = new AwsProvider(stack, `Aws-${name}-${id}`, { alias: `a${id}`, allowedAccountIds: [id] });
    return new AwsAccount(stack, `Account-${name}-${id}`, { federation, id, name, provider, ...props });
  }

  managementGroup(name = 'Support', props: Partial<ManagementGroupProps> = {}): ManagementGroup {
    return new ManagementGroup(this.stack, `ManagementGroup-${name}`, { federation: this.federation, name, ...props });
  }

  /** Validates and writes the plan. @throws what CDKTF throws */
  synth(): StackJson {
    this.app.synth();
    return JSON.parse(readFileSync(join(this.outdir, 'stacks', 'library', 'cdk.tf.json'), 'utf8')) as StackJson;
  }
}
