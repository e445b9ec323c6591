import type { Complain } from '../complain';
import type { Draft } from '../draft';

/** Looks at the configuration as written, whatever other checks found. */
export type Check = (draft: Draft, complain: Complain) => void;

export const CHECKS: readonly Check[] = [];

/** What is legal and probably not meant. */
export const WARNINGS: readonly Check[] = [];
