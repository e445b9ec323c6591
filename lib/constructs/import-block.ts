import { TerraformElement, type TerraformProvider, type TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';

export interface ImportBlockProps {
  /** Resource that takes the object over. */
  readonly role: TerraformResource;
  /** What the provider knows the object by. */
  readonly id: string;
  readonly provider: TerraformProvider;
}

/**
 * An `import` block (Terraform ≥1.5). CDKTF's own `importFrom` starts `terraform version` for every resource at each
 * synth, and fails where no program of that name is installed.
 */
export class ImportBlock extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: ImportBlockProps,
  ) {
    super(scope, id);
  }

  override toTerraform(): unknown {
    const { id, provider } = this.props;
    return { import: [{ to: this.target, id, provider: provider.fqn }] };
  }

  override toHclTerraform(): unknown {
    const { id, provider } = this.props;
    const reference = (value: string) => ({ value, type: 'simple', storageClassType: 'reference' });
    const text = { value: id, type: 'simple', storageClassType: 'string' };
    return { import: [{ to: reference(this.target), id: text, provider: reference(provider.fqn) }] };
  }

  private get target(): string {
    const { role } = this.props;
    return `${role.terraformResourceType}.${role.friendlyUniqueId}`;
  }
}
