import type { TrustCondition } from '../../access';
import { groupBy } from '../order';
import { either, listDifference, narrower, wider, type Difference } from './difference';

/** What the trust policy's conditions besides the audience ask more or less of who signs in. */
export function conditionDifferences(
  before: readonly TrustCondition[],
  after: readonly TrustCondition[],
): Difference[] {
  const [then, now] = [collect(before), collect(after)];
  return [...new Set([...then.keys(), ...now.keys()])].sort().flatMap((name) => {
    const [was, is] = [then.get(name), now.get(name)];
    if (!was) return [narrower(`condition ${name} added`)];
    if (!is) return [wider(`condition ${name} dropped`)];
    return valueDifference(name, was, is);
  });
}

/** Values of one condition are alternatives: more of them admit more, except under an operator that excludes them. */
function valueDifference(name: string, before: readonly string[], after: readonly string[]): Difference[] {
  const { added, gone } = listDifference(before, after);
  if (added.length + gone.length === 0) return [];
  const phrase = `condition ${name}: ${[...added.map((value) => `+${value}`), ...gone.map((value) => `−${value}`)].join(' ')}`;
  if (added.length > 0 && gone.length > 0) return [either(phrase)];
  if (after.length === 0 || before.length === 0) return [either(phrase)];
  const excludes = /(Not|^Null )/i.test(name);
  return [added.length > 0 !== excludes ? wider(phrase) : narrower(phrase)];
}

/** `StringLike SAML:sub` → values. Keys are compared ignoring case, as IAM does. */
function collect(conditions: readonly TrustCondition[]): ReadonlyMap<string, string[]> {
  const groups = groupBy(conditions, ({ operator, key }) => `${operator} ${key.toLowerCase()}`);
  return new Map([...groups].map(([name, list]) => [name, list.flatMap(({ values }) => values)]));
}
