import { join } from 'node:path';
import { TerraformStack, type App, type TerraformBackend } from 'cdktf';
import type { Backend } from '../config/model';
import { addBackend } from './backend';
import { stackJson } from './stack-json';
import { withoutStackTraces } from './without-stack-traces';

/** `removed` blocks came with 1.7, the lock file of the S3 backend with 1.10. */
const TERRAFORM = { local: '>= 1.7.0', cloud: '>= 1.7.0', s3: '>= 1.10.0' } as const;
/** The same plan was applied, and settled, with okta 4.20.0 and 6.12.0 and aws 5.100.0. */
const PROVIDERS = {
  aws: { source: 'hashicorp/aws', version: '>= 5.100.0, < 7.0.0' },
  okta: { source: 'okta/okta', version: '>= 4.20.0, < 7.0.0' },
} as const;

/** A stack with its backend and the versions it works with. */
export class FederationStack extends TerraformStack {
  private readonly backend: TerraformBackend;

  constructor(app: App, name: string, backend: Backend, providers: readonly (keyof typeof PROVIDERS)[]) {
    super(app, name);
    this.backend = addBackend(this, backend, join(app.outdir, 'stacks', name));
    this.addOverride('terraform.required_version', TERRAFORM[backend.type]);
    for (const provider of providers) this.addOverride(`terraform.required_providers.${provider}`, PROVIDERS[provider]);
  }

  /** CDKTF walks the whole stack for its backend each time another stack asks for it. */
  override ensureBackendExists(): TerraformBackend {
    return this.backend;
  }

  /**
   * CDKTF resolves everything once more, to find references from one stack to another. There are none here: an account
   * reads what it needs of Okta through a data source.
   */
  override prepareStack(): void {
    // Nothing to prepare.
  }

  override toTerraform(): unknown {
    // CDKTF keeps them to itself.
    const { rawOverrides } = this as unknown as { readonly rawOverrides: Readonly<Record<string, unknown>> };
    return withoutStackTraces(() => stackJson(this, rawOverrides));
  }
}
