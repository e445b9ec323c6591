import type { User } from '../model';
import type { Org } from '../org';

/** Somebody proved who they are. */
export interface SignIn {
  readonly userId: string;
  /** When the password was given. */
  readonly at: Date;
}

/** Who signed in, unless their account was suspended, deactivated or deleted since. */
export function activeUser({ users }: Pick<Org, 'users'>, signIn: SignIn | undefined): User | undefined {
  const user = signIn && users.get(signIn.userId);
  return user?.status === 'ACTIVE' ? user : undefined;
}
