import { GROUP_RULE_TARGETS } from './limits';
import { hashDigits } from './shard';

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
 * @param least digits that each prefix has at least: targets of accounts in different shards then have different rules
 */
export function ruleChunks<T extends RuleTarget>(targets: readonly T[], least = 0): readonly RuleChunk<T>[] {
  const placed = [...targets]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((target) => ({ target, digits: hashDigits(target.accountId) + hashDigits(target.name) }));
  return split(placed, '', least);
}

function split<T extends RuleTarget>(
  placed: readonly { readonly target: T; readonly digits: string }[],
  prefix: string,
  least: number,
): RuleChunk<T>[] {
  if (placed.length === 0) return [];
  if (placed.length <= GROUP_RULE_TARGETS && prefix.length >= least)
    return [{ prefix, targets: placed.map(({ target }) => target) }];
  return ['0', '1'].flatMap((digit) =>
    split(
      placed.filter(({ digits }) => digits.charAt(prefix.length) === digit),
      prefix + digit,
      least,
    ),
  );
}
