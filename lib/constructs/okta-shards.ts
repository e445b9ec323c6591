import type { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { placeOf } from './moved-block';

/** Stacks that the role groups and their rules are spread over, by account. */
export interface OktaShards {
  /** How many there are, a power of two. */
  readonly count: number;
  /** The stack of an account's role groups. */
  stackOf(accountId: string): TerraformStack;
  /**
   * Id of a management group as that stack reads it.
   * @default - CDKTF passes it on through the state
   */
  idOf?(managementGroup: Construct, stack: TerraformStack): string;
}

/** The place of a construct in another stack: what is made there has the address that it would have here. */
export function mirrored(stack: TerraformStack, construct: Construct): Construct {
  return placeOf(construct).reduce<Construct>((scope, id) => {
    const known = scope.node.tryFindChild(id);
    return known instanceof Construct ? known : new Construct(scope, id);
  }, stack);
}
