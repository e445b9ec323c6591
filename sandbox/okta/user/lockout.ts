/** As Okta's default password policy has it. */
const WRONG_PASSWORDS = 10;
/** Okta's default waits for an administrator; nobody has one here. */
const MINUTES = 15;

/** Counts wrong passwords, so that guessing comes to an end. */
export interface Lockout {
  /** When the user may try again; `undefined` where the user is not locked out. */
  lockedUntil(userId: string): Date | undefined;
  wrongPassword(userId: string): void;
  rightPassword(userId: string): void;
}

/** Ten wrong passwords in a row lock a user out for 15 minutes; the right one does not help meanwhile. */
export function lockout(now: () => Date): Lockout {
  const wrong = new Map<string, { readonly times: number; readonly last: number }>();
  const lockedUntil = (userId: string) => {
    const { times, last } = wrong.get(userId) ?? { times: 0, last: 0 };
    const until = last + MINUTES * 60_000;
    if (times < WRONG_PASSWORDS) return undefined;
    if (until > now().getTime()) return new Date(until);
    wrong.delete(userId);
    return undefined;
  };
  return {
    lockedUntil,
    wrongPassword(userId) {
      if (!lockedUntil(userId))
        wrong.set(userId, { times: (wrong.get(userId)?.times ?? 0) + 1, last: now().getTime() });
    },
    rightPassword: (userId) => void wrong.delete(userId),
  };
}
