import type { Document, ValuesDocument } from './model/document';
import { readPlanJson } from './read-plan-json';

/** What is live, as `terraform show -json` of a state lists it. */
export interface LiveState {
  readonly name: string;
  readonly resources: readonly object[];
  /** What could not be read, which is unknown. */
  readonly unread: NonNullable<ValuesDocument['unread']>;
}

/** Okta and each account as they are, in the order of a snapshot. */
export function readLiveStates(states: readonly LiveState[]): Document[] {
  return states.map(({ name, resources, unread }) => {
    const state = readPlanJson({ format_version: '1.0', values: { root_module: { resources } } }, { name });
    return { ...(state as ValuesDocument), unread };
  });
}
