import type { App, User } from '../model';
import { USER_TYPE } from '../management/user-answer';
import { groupsOf, type Org } from '../org';
import type { Factor } from '../sign-on/assurance';
import { evaluatePolicy } from '../sign-on/evaluate-policy';
import { missingProofs } from '../sign-on/missing-proofs';
import { addressOfClient, type Dependencies, type UserContext } from './context';
import type { SignIn } from './sign-in';

/** What the app's sign-on policy says to somebody who opens it. */
export type SignOn =
  | { readonly outcome: 'signed in' }
  /** These have to be proved first. */
  | { readonly outcome: 'more'; readonly factors: readonly Factor[] }
  /** No proof helps. */
  | { readonly outcome: 'denied'; readonly why: string };

/** Judges a sign-in for an app, now and from where the request comes. */
export function signOn(
  c: UserContext,
  { org }: Pick<Dependencies, 'org'>,
  app: App,
  { user, signIn }: { user: User; signIn: SignIn },
): SignOn {
  return judgeSignOn(org, app, user, { signIn, address: addressOfClient(c) });
}

/** Judges a sign-in for an app, now and from an address. */
export function judgeSignOn(
  org: Org,
  app: App,
  user: User,
  { signIn, address }: { signIn: SignIn; address: string },
): SignOn {
  const policy = org.policies.get(app.policyId);
  if (!policy) return { outcome: 'denied', why: 'The app’s sign-on policy is gone.' };
  const groupIds = new Set(groupsOf(org, user.id).map(({ id }) => id));
  const verdict = evaluatePolicy(policy, { userId: user.id, groupIds, userType: USER_TYPE, address }, org.zones);
  if (verdict.access === 'denied') return { outcome: 'denied', why: verdict.why };
  const { demand, rule } = verdict;
  if (demand.factors.includes('code') && !org.factors.has(user.id)) {
    const why = `The rule "${rule}" of the policy "${policy.name}" asks for a second factor, and ${user.profile.login} has none.`;
    return { outcome: 'denied', why };
  }
  const factors = missingProofs(demand, signIn, org.now(), signIn.idleSeconds);
  return factors.length === 0 ? { outcome: 'signed in' } : { outcome: 'more', factors };
}
