import { TerraformElement } from 'cdktf';
import { makeUniqueId } from 'cdktf/lib/private/unique';
import type { Construct } from 'constructs';
import type { Place } from './moved-block';

/**
 * A `removed` block (Terraform ≥1.7): the resource that stood at this place of the tree leaves the state, and the
 * object stays as it is. CDKTF has none of its own.
 */
export class RemovedBlock extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    /** e.g. `aws_iam_role` */
    private readonly resourceType: string,
    /** Where the resource was, if not here. */
    private readonly place?: Place,
  ) {
    super(scope, id);
  }

  override toTerraform(): unknown {
    const name = this.place === undefined ? this.friendlyUniqueId : makeUniqueId([...this.place]);
    const from = `${this.resourceType}.${name}`;
    return { removed: [{ from, lifecycle: { destroy: false } }] };
  }

  /** @throws Error: CDKTF would leave the block out, and Terraform would destroy the object */
  override toHclTerraform(): never {
    throw new Error(
      `${this.node.path}: HCL output has no "removed" block. Synthesize JSON until the role is forgotten.`,
    );
  }
}
