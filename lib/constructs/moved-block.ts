import { TerraformElement, TerraformStack, type TerraformResource } from 'cdktf';
import { makeUniqueId } from 'cdktf/lib/private/unique';
import type { Construct } from 'constructs';

/** Construct ids from below the stack to a construct. */
export type Place = readonly string[];

/** Where a construct is. */
export function placeOf(construct: Construct): Place {
  const { scopes } = construct.node;
  return scopes.slice(scopes.indexOf(TerraformStack.of(construct)) + 1).map(({ node }) => node.id);
}

/** Where a construct would be, had it another id. */
export function siblingPlace(construct: Construct, id: string): Place {
  return [...placeOf(construct).slice(0, -1), id];
}

/**
 * A `moved` block: the object that a resource takes over was made for another place of the tree. Where it is not in the
 * state, the block says nothing. CDKTF's own `moveTo` knows resources that exist in the code only.
 */
export class MovedBlock extends TerraformElement {
  private readonly from: string;

  /**
   * @param below construct that the resource is in
   * @param formerly where that construct was
   */
  constructor(
    private readonly resource: TerraformResource,
    below: Construct,
    formerly: Place,
  ) {
    super(resource, 'Moved');
    const rest = placeOf(resource).slice(placeOf(below).length);
    this.from = `${resource.terraformResourceType}.${makeUniqueId([...formerly, ...rest])}`;
  }

  override toTerraform(): unknown {
    return { moved: [{ from: this.from, to: addressOf(this.resource) }] };
  }

  /** @throws Error: CDKTF would leave the block out, and Terraform would destroy the object */
  override toHclTerraform(): never {
    throw new Error(
      `${this.node.path}: HCL output has no "moved" block. Synthesize JSON until the change is finished.`,
    );
  }
}

/** e.g. `aws_iam_role.Account-123456789012_Role-Admin_Role_1A2B3C4D` */
export function addressOf({ terraformResourceType, friendlyUniqueId }: TerraformResource): string {
  return `${terraformResourceType}.${friendlyUniqueId}`;
}
