import type { Check } from './check';
import * as checks from './checks/index';
import * as warnings from './warnings/index';

/** What makes a configuration unusable. */
export const CHECKS: readonly Check[] = Object.values<Check>(checks);

/** What is legal and probably not meant. */
export const WARNINGS: readonly Check[] = Object.values<Check>(warnings);
