import { TerraformElement } from 'cdktf';
import { makeUniqueId } from 'cdktf/lib/private/unique';
import type { Construct } from 'constructs';
import type { Place } from './moved-block';

export interface RemovedBlockProps {
  /** e.g. `aws_iam_role` */
  readonly resourceType: string;
  /** Where the resource was. @default - here */
  readonly place?: Place;
  /** CDKTF has no such block in HCL, and Terraform would destroy the object. @default 'refused' */
  readonly inHcl?: 'refused' | 'left out';
}

/**
 * A `removed` block (Terraform ≥1.7): the resource that was at this place of the tree leaves the state, and the object stays
 * as it is. CDKTF has none of its own.
 */
export class RemovedBlock extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: RemovedBlockProps,
  ) {
    super(scope, id);
  }

  override toTerraform(): unknown {
    const { resourceType, place } = this.props;
    const name = place === undefined ? this.friendlyUniqueId : makeUniqueId([...place]);
    return { removed: [{ from: `${resourceType}.${name}`, lifecycle: { destroy: false } }] };
  }

  /** @throws Error where the object would be destroyed */
  override toHclTerraform(): unknown {
    if (this.props.inHcl === 'left out') return {};
    throw new Error(
      `${this.node.path}: HCL output has no "removed" block. Synthesize JSON until the role is forgotten.`,
    );
  }
}
