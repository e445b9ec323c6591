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

interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * Lets resources take over the objects that were made for another place of the tree, by `moved` blocks. Where the state has
 * no object of that place, Terraform ignores the block.
 * @param below construct that the resources are in
 * @param formerly where that construct was
 */
export function takeOver(below: Construct, resources: readonly TerraformResource[], formerly: Place): void {
  const depth = placeOf(below).length;
  const moves = resources.map((resource) => ({
    from: `${resource.terraformResourceType}.${makeUniqueId([...formerly, ...placeOf(resource).slice(depth)])}`,
    to: addressOf(resource),
  }));
  new MovedBlocks(resources[0] ?? below, 'Moved', moves);
}

/** CDKTF's own `moveFromId` starts `terraform version` at every synth. */
class MovedBlocks extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly moves: readonly Move[],
  ) {
    super(scope, id);
  }

  override toTerraform(): unknown {
    return { moved: this.moves };
  }

  override toHclTerraform(): unknown {
    const address = (value: string) => ({ value, isBlock: false, type: 'simple', storageClassType: 'reference' });
    return { moved: this.moves.map(({ from, to }) => ({ from: address(from), to: address(to) })) };
  }
}

/** e.g. `aws_iam_role.Account-123456789012_Role-Admin_Role_1A2B3C4D` */
export function addressOf({ terraformResourceType, friendlyUniqueId }: TerraformResource): string {
  return `${terraformResourceType}.${friendlyUniqueId}`;
}
