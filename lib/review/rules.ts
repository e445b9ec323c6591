import type { Rule } from './model';
import { sortedBy } from './order';
import * as rules from './rules/index';

/** Every rule, in the order of their ids. */
export const RULES: readonly Rule[] = sortedBy(Object.values<Rule>(rules), ({ id }) => [id]);
