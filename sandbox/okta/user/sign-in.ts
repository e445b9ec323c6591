import type { User } from '../model';
import type { Org } from '../org';
import type { Proofs } from '../sign-on/missing-proofs';

/** Somebody proved who they are. */
export interface SignIn extends Proofs {
  readonly userId: string;
  /** The longest time that the session was not used since the last proof. @default 0 */
  readonly idleSeconds?: number;
}

/** The same sign-in, had it been that much earlier. */
export function earlier<T extends SignIn>(signIn: T, seconds: number): T {
  const before = (date: Date) => new Date(date.getTime() - seconds * 1000);
  const { at, codeAt } = signIn;
  return { ...signIn, at: before(at), codeAt: codeAt && before(codeAt) };
}

/** Who signed in, unless their account was suspended, deactivated or deleted since. */
export function activeUser({ users }: Pick<Org, 'users'>, signIn: SignIn | undefined): User | undefined {
  const user = signIn && users.get(signIn.userId);
  return user?.status === 'ACTIVE' ? user : undefined;
}
