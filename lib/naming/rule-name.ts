import { createHash } from 'node:crypto';
import { utf8Bytes } from './text-size';

/** Longest name of a group rule, in bytes (okta_group_rule, 4.20). */
export const MAX_RULE_NAME_BYTES = 50;
const HASH_LENGTH = 8;
/** How a name ends that was cut: a short one that ends so is treated alike, or it could be another's. */
const CUT = /~[0-9a-f]{8}$/;

/**
 * Name of a group rule: `text` itself where it is short enough, else its beginning and a hash of the whole, so that no
 * two rules share a name, e.g. `aws#Mueller-Tech#Okta-Mueller-Tech-Admi~1a2b3c4d`.
 */
export function ruleName(text: string): string {
  if (utf8Bytes(text) <= MAX_RULE_NAME_BYTES && !CUT.test(text)) return text;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);
  let kept = '';
  for (const char of text) {
    if (utf8Bytes(kept + char) > MAX_RULE_NAME_BYTES - HASH_LENGTH - 1) break;
    kept += char;
  }
  return `${kept}~${hash}`;
}
