import { InvalidName } from './invalid-name';

/** How role groups are named, and by which group filter the app finds them. */
export interface GroupNaming {
  /** First part of the names, by which the apps of one org tell their role groups apart. */
  readonly prefix: string;
  readonly filter: GroupFilterForm;
}

/** `hash` and `underscore` are the two forms that Okta documents; any other filter is written as it is. */
export type GroupFilterForm = 'hash' | 'underscore' | { readonly pattern: string };

export const DEFAULT_PREFIX = 'aws';
export const GROUP_NAMING: GroupNaming = { prefix: DEFAULT_PREFIX, filter: 'hash' };
/** What Okta's filter takes as it is, and what no part after it can be mistaken for. */
export const GROUP_PREFIX = /^[A-Za-z][A-Za-z0-9-]{0,29}$/;

/** Checks the first part of role groups' names, e.g. `aws` or `aws-dev`. @throws InvalidName */
export function groupPrefix(text: string): string {
  if (GROUP_PREFIX.test(text)) return text;
  const rule = 'needs a letter, then up to 29 of A-Z a-z 0-9 -';
  throw new InvalidName('first part of group names', text, rule, 'choose a first part like aws or aws-dev');
}
