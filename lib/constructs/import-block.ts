import { TerraformElement, type TerraformProvider, type TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import { literal } from './literal';
import { addressOf } from './moved-block';

interface ImportBlockProps {
  /** Resource that takes the object over; asked when the plan is written, since group rules are made late. */
  readonly resource: () => TerraformResource;
  /** What the provider knows the object by. */
  readonly id: string;
  /** @default - the stack's only provider for such resources */
  readonly provider?: TerraformProvider;
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
    return {
      import: [{ to: this.target, id: literal(id), provider: provider?.fqn }],
    };
  }

  override toHclTerraform(): unknown {
    const { id, provider } = this.props;
    const reference = (value: string) => ({ value, type: 'simple', storageClassType: 'reference' });
    const text = { value: literal(id), type: 'simple', storageClassType: 'string' };
    return {
      import: [
        {
          to: reference(this.target),
          id: text,
          provider: provider === undefined ? undefined : reference(provider.fqn),
        },
      ],
    };
  }

  private get target(): string {
    return addressOf(this.props.resource());
  }
}
