import { invalid, notFound } from './errors';
import type { EnrolledFactor, User } from './model';
import { timestamp, type Org } from './org';
import { base32, codeAt, openSteps, rehearsalSecret, stepAt } from './sign-on/totp';

/** Gives somebody an authenticator app. @throws OktaError where the user has one */
export function enrollFactor(org: Org, userId: string): EnrolledFactor {
  if (org.factors.has(userId)) throw invalid('factorEnrollRequest', 'A factor of this type is already set up.');
  const factor = { id: userId.replace(/^00u/, 'ost'), created: timestamp(org) };
  org.factors.set(userId, factor);
  return factor;
}

/** Takes the authenticator app away, as an administrator does whose user lost it. @throws OktaError */
export function resetFactor(org: Org, userId: string, factorId: string): void {
  if (org.factors.get(userId)?.id !== factorId) throw notFound(factorId, 'UserFactor');
  org.factors.delete(userId);
}

/** Takes a code, once. @returns whether it is one that is good now */
export function acceptCode(org: Org, { id, profile }: User, code: string): boolean {
  const factor = org.factors.get(id);
  if (!factor) return false;
  const secret = rehearsalSecret(profile.login);
  const step = openSteps(org.now(), factor.lastStep).find((candidate) => codeAt(secret, candidate) === code);
  if (step === undefined) return false;
  org.factors.set(id, { ...factor, lastStep: step });
  return true;
}

export type CurrentCode =
  | { readonly code: string; readonly secret: string }
  | { readonly error: string; /** There will be one soon. */ readonly later: boolean };

/**
 * The secret, and a code that is taken now. Where this half minute's code was used, it is the next one, which is taken
 * already, since clocks may differ.
 */
export function codeFor(org: Org, { id, profile }: User): CurrentCode {
  const factor = org.factors.get(id);
  if (!factor) return { error: `${profile.login} has no second factor`, later: false };
  const secret = rehearsalSecret(profile.login);
  const [step] = openSteps(org.now(), Math.max(factor.lastStep ?? -1, stepAt(org.now()) - 1));
  if (step === undefined)
    return { error: 'both codes that are taken now were used; try again in half a minute', later: true };
  return { code: codeAt(secret, step), secret: base32(secret) };
}
