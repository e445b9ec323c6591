import { createHash } from 'node:crypto';
import { GROUP_RULE_TARGETS } from './limits';

/** Something a rule assigns people to. */
export interface RuleTarget {
  readonly accountId: string;
  readonly name: string;
}

/** Targets of one rule. */
export interface RuleChunk<T extends RuleTarget> {
  /** Digits 0 and 1 that the hashes of all its targets begin with; empty while one rule is enough. */
  readonly prefix: string;
  /** 1–{@link GROUP_RULE_TARGETS}, sorted by name. */
  readonly targets: readonly T[];
}

/**
 * Spreads the targets of one management group over rules. A rule's targets can't be changed, only replaced with
 * everybody losing and regaining them, so a chunk must not change when targets elsewhere do: a target's place is its
 * hash, and a chunk that has grown too large is split in two by the next binary digit, which moves nothing else.
 * The hash begins with the account's, so that what is added with one account lands in one chunk.
 */
export function ruleChunks<T extends RuleTarget>(targets: readonly T[]): readonly RuleChunk<T>[] {
  const placed = [...targets]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((target) => ({ target, digits: digits(target.accountId) + digits(target.name) }));
  return split(placed, '');
}

function split<T extends RuleTarget>(
  placed: readonly { readonly target: T; readonly digits: string }[],
  prefix: string,
): RuleChunk<T>[] {
  if (placed.length === 0) return [];
  if (placed.length <= GROUP_RULE_TARGETS) return [{ prefix, targets: placed.map(({ target }) => target) }];
  return ['0', '1'].flatMap((digit) =>
    split(
      placed.filter(({ digits }) => digits.charAt(prefix.length) === digit),
      prefix + digit,
    ),
  );
}

/** The first 32 binary digits of a string's hash. */
function digits(text: string): string {
  const value = createHash('sha256').update(text).digest().readUInt32BE(0);
  return value.toString(2).padStart(32, '0');
}
