import { createHash } from 'node:crypto';

/**
 * Numbers of shards: each one twice the one before, so that more of them split every shard in two and move nothing else.
 * At 256, each of 1,000 accounts with ten roles has a shard almost of its own.
 */
export const SHARDS = [1, 2, 4, 8, 16, 32, 64, 128, 256] as const;
export type ShardCount = (typeof SHARDS)[number];

/** The first 32 binary digits of a string's hash. */
export function hashDigits(text: string): string {
  const value = createHash('sha256').update(text).digest().readUInt32BE(0);
  return value.toString(2).padStart(32, '0');
}

/** How many digits tell as many shards apart: 4 for 16. */
export function shardDigits(shards: number): number {
  return Math.round(Math.log2(shards));
}

/**
 * The shard of an account: the digits that the hash of its id begins with, e.g. `0110`. Other accounts that come or go
 * change nothing about it, and how many digits there are says how many shards.
 */
export function shardOf(accountId: string, shards: number): string {
  return hashDigits(accountId).slice(0, shardDigits(shards));
}
