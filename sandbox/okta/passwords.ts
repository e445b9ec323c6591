import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import type { PasswordHash, User } from './model';

/** Cheap on purpose: hundreds of users are made for one test, and the hash never leaves the process. */
const COST = { N: 1024 };

export function hashPassword(password: string): PasswordHash {
  const salt = randomBytes(16).toString('hex');
  return { salt, hash: scryptSync(password, salt, 32, COST).toString('hex') };
}

/** False for a user who has no password. */
export function passwordMatches({ password: stored }: User, password: string): boolean {
  if (stored === undefined) return false;
  return timingSafeEqual(Buffer.from(stored.hash, 'hex'), scryptSync(password, stored.salt, 32, COST));
}
