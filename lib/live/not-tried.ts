import type { Unread } from './snapshot';

/** What is noted of everything that was left out because nothing could be reached any more. */
export function notTried(why: string): string {
  return `not tried, ${why}`;
}

/** Whether a run was broken off in effect: a later one can go on with what it had read. */
export function wasBrokenOff(unread: readonly Unread[]): boolean {
  return unread.some(({ reason }) => reason.startsWith(notTried('')));
}
