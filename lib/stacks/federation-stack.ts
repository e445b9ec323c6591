import { join } from 'node:path';
import {
  Aspects,
  TerraformRemoteState,
  TerraformResource,
  TerraformStack,
  type App,
  type TerraformBackend,
} from 'cdktf';
import type { Federation } from '../config/model';
import { AppliedValue } from '../constructs/applied-value';
import { addressOf } from '../constructs/moved-block';
import { ownerOf, ownerText } from '../naming/owner';
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

/** Resources that everything else refers to. */
const FIRST: ReadonlySet<string> = new Set([
  'aws_iam_account_alias',
  'aws_iam_policy',
  'aws_iam_role',
  'aws_iam_saml_provider',
  'aws_iam_user',
  'okta_app_saml',
  'okta_app_signon_policy',
  'okta_group',
]);

type StackConfig = Pick<Federation, 'backend' | 'partition'> & {
  readonly okta: Pick<Federation['okta'], 'orgName' | 'baseUrl' | 'groupPrefix'>;
};

/** A stack with its backend and the versions it works with. */
export class FederationStack extends TerraformStack {
  private readonly backend: TerraformBackend;

  constructor(app: App, name: string, config: StackConfig, providers: readonly (keyof typeof PROVIDERS)[]) {
    super(app, name);
    const { backend } = config;
    const owner = ownerOf({ ...config.okta, partition: config.partition });
    this.backend = addBackend(this, { backend, owner, workingDirectory: join(app.outdir, 'stacks', name) });
    this.addOwner(ownerText(owner));
    this.addOverride('terraform.required_version', TERRAFORM[backend.type]);
    for (const provider of providers) this.addOverride(`terraform.required_providers.${provider}`, PROVIDERS[provider]);
  }

  /** Whose state this is. A plan with somebody else's state is refused before any object is read. */
  private addOwner(text: string): void {
    const { resource } = new AppliedValue(this, 'Owner', {
      value: text,
      refusal: (was) =>
        `This state belongs to ${was}, and the configuration is for ${text}. Give each Okta org and partition a state of its own: check "backend", and run terraform init again.`,
    });
    Aspects.of(this).add({
      visit: (node) => {
        if (!(node instanceof TerraformResource) || !FIRST.has(node.terraformResourceType)) return;
        node.dependsOn = [...(node.dependsOn ?? []), addressOf(resource)];
      },
    });
  }

  /** CDKTF walks the whole stack for its backend each time another stack asks for it. */
  override ensureBackendExists(): TerraformBackend {
    return this.backend;
  }

  /** Reads the outputs of another stack from its state, wherever that is kept. */
  readState(other: FederationStack): TerraformRemoteState {
    const { id } = other.node;
    const known = this.node.tryFindChild(id);
    if (known instanceof TerraformRemoteState) return known;
    this.addDependency(other);
    return other.backend.getRemoteStateDataSource(this, id, id);
  }

  /**
   * CDKTF resolves everything once more, to find references from one stack to another. There are none here: what a
   * stack needs of Okta it reads through a data source.
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
