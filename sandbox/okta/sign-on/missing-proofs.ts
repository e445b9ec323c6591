import type { Demand, Factor } from './assurance';

/** When somebody proved who they are. */
export interface Proofs {
  /** When the password was given. */
  readonly at: Date;
  /** When a code was given. @default - it was not */
  readonly codeAt?: Date;
}

/** A proof that was given this many seconds ago counts even where each sign-in has to bring its own. */
const GRACE_SECONDS = 10;

/**
 * The factors that have to be proved, again or for the first time, to meet a demand.
 * @param idleSeconds how long the session was not used
 */
export function missingProofs(demand: Demand, proofs: Proofs, now: Date, idleSeconds = 0): Factor[] {
  const { factors, maxAgeSeconds, maxIdleSeconds = Infinity } = demand;
  const provedAt = (factor: Factor) => (factor === 'password' ? proofs.at : proofs.codeAt);
  const longest = Math.max(maxAgeSeconds, GRACE_SECONDS);
  return factors.filter((factor) => {
    const at = provedAt(factor);
    return at === undefined || idleSeconds >= maxIdleSeconds || (now.getTime() - at.getTime()) / 1000 >= longest;
  });
}
