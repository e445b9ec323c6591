import { TerraformResource, type TerraformMetaArguments } from 'cdktf';
import type { Construct } from 'constructs';

export interface TerraformDataProps extends TerraformMetaArguments {
  /** Kept in the state. */
  readonly input: unknown;
}

/** Terraform's built-in `terraform_data`. CDKTF's own starts `terraform version` for each one at every synth. */
export class TerraformData extends TerraformResource {
  static readonly tfResourceType = 'terraform_data';
  input: unknown;

  constructor(scope: Construct, id: string, { input, ...props }: TerraformDataProps) {
    super(scope, id, { ...props, terraformResourceType: TerraformData.tfResourceType });
    this.input = input;
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { input: this.input };
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    return { input: { value: this.input, isBlock: false, type: 'string', storageClassType: 'string' } };
  }
}
