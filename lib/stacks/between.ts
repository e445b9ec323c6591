import type { TerraformStack } from 'cdktf';
import { betweenStates } from '../config/between';
import type { Federation } from '../config/model';
import { literal } from '../constructs/literal';

/**
 * Writes which changes are not finished into a comment of the stack, `"//": {"federation": {"between": […]}}`: the
 * review reads synthesized stacks, and shows the next step. Terraform ignores it.
 */
export function writeBetween(stack: TerraformStack, config: Federation): void {
  const states = betweenStates(config);
  if (states.length === 0) return;
  stack.addOverride('//', { federation: { between: JSON.parse(literal(JSON.stringify(states))) as unknown } });
}
