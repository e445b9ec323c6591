import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Conditions } from '../naming/trust-policy';
import { demand } from './invalid-construct';

/**
 * A trust policy is written as JSON when the plan is made. A token for a whole list has no values at that time, and
 * CDKTF would write its placeholder into the policy: a condition that nobody meets.
 * @throws InvalidConstruct
 */
export function demandLiteralLists(scope: IConstruct, conditions: Conditions): void {
  for (const [operator, keys] of Object.entries(conditions))
    for (const [key, values] of Object.entries(keys))
      demand(
        scope,
        !Token.isUnresolved(values),
        `conditions.${operator}."${key}" is a token for a list`,
        'list the values one by one: ["192.0.2.0/24"], or [Fn.element(list, 0), Fn.element(list, 1)]',
      );
}
