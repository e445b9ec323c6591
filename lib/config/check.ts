import type { Complain } from './complain';
import type { Draft } from './draft';

/**
 * Looks at the configuration as written, whatever other checks found: any value may be missing, and what is missing or
 * has the wrong shape is reported elsewhere.
 */
export type Check = (draft: Draft, complain: Complain) => void;
