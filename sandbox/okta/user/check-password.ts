import type { User } from '../model';
import { user, type Org } from '../org';
import { passwordMatches } from '../passwords';
import type { Lockout } from './lockout';

export type Authentication =
  | { readonly outcome: 'signed in'; readonly user: User }
  | { readonly outcome: 'locked out'; readonly until: Date }
  /** Which of the two was wrong is not shown. */
  | { readonly outcome: 'refused' };

/** Checks a password. Only ACTIVE users may sign in. */
export function checkPassword(
  org: Org,
  lockout: Lockout,
  { username, password }: { username: string; password: string },
): Authentication {
  const found = user(org, username);
  if (found?.status !== 'ACTIVE') return { outcome: 'refused' };
  const until = lockout.lockedUntil(found.id);
  if (until) return { outcome: 'locked out', until };
  if (passwordMatches(found, password)) {
    lockout.rightPassword(found.id);
    return { outcome: 'signed in', user: found };
  }
  lockout.wrongPassword(found.id);
  return { outcome: 'refused' };
}
