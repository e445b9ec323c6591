import type { TrustCondition } from '../../access';
import { groupBy } from '../order';
import { covers } from '../networks';
import { either, listDifference, narrower, wider, type Difference } from './difference';

/** What the trust policy's conditions besides the audience ask more or less of who signs in. */
export function conditionDifferences(
  before: readonly TrustCondition[],
  after: readonly TrustCondition[],
): Difference[] {
  const [then, now] = [collect(before), collect(after)];
  const loosened = looserForms(then, now);
  const tightened = looserForms(now, then);
  const handled = new Set([...loosened, ...tightened].flat());
  const names = [...new Set([...then.keys(), ...now.keys()])].filter((name) => !handled.has(name)).sort();
  return [
    ...loosened.map(([strict, loose]) => wider(`condition ${strict} → ${loose}: met where the key is absent`)),
    ...tightened.map(([strict, loose]) => narrower(`condition ${loose} → ${strict}: the key has to be there`)),
    ...names.flatMap((name) => nameDifference(name, then.get(name), now.get(name))),
  ];
}

function nameDifference(
  name: string,
  was: readonly string[] | undefined,
  is: readonly string[] | undefined,
): Difference[] {
  if (!is) return was ? [wider(`condition ${name} dropped`)] : [];
  return was ? valueDifference(name, was, is) : [narrower(`condition ${name} added`)];
}

/** Conditions that one side asks strictly, and the other with an operator that absence meets, of the same values. */
function looserForms(strict: Conditions, loose: Conditions): [strict: string, loose: string][] {
  return [...loose].flatMap(([name, values]): [string, string][] => {
    const plain = name.replace(/^ForAllValues:/i, '').replace(/IfExists(?= )/i, '');
    const other = strict.get(plain);
    if (plain === name || other === undefined || strict.has(name) || loose.has(plain)) return [];
    return [...other].sort().join('\0') === [...values].sort().join('\0') ? [[plain, name]] : [];
  });
}

type Conditions = ReadonlyMap<string, readonly string[]>;

/** Values of one condition are alternatives: more of them admit more, except under an operator that excludes them. */
function valueDifference(name: string, before: readonly string[], after: readonly string[]): Difference[] {
  const { added, gone } = listDifference(before, after);
  if (added.length + gone.length === 0) return [];
  const phrase = `condition ${name}: ${[...added.map((value) => `+${value}`), ...gone.map((value) => `−${value}`)].join(' ')}`;
  const network = networkDifference(name, before, after, phrase);
  if (network) return network;
  if (added.length > 0 && gone.length > 0) return [either(phrase)];
  if (after.length === 0 || before.length === 0) return [either(phrase)];
  const excludes = /(Not|^Null )/i.test(name);
  return [added.length > 0 !== excludes ? wider(phrase) : narrower(phrase)];
}

/** Networks that lie within others: `0.0.0.0/0` for `192.0.2.0/24` admits more and nobody less. */
function networkDifference(
  name: string,
  before: readonly string[],
  after: readonly string[],
  phrase: string,
): Difference[] | undefined {
  const operator = /^(?:For(?:Any|All)Values:)?(Not)?IpAddress(?:IfExists)? /i.exec(name);
  if (!operator) return undefined;
  const [more, less] = [covers(after, before), covers(before, after)];
  // The same addresses, split otherwise.
  if (more && less) return [];
  if (!more && !less) return undefined;
  return [more === (operator[1] === undefined) ? wider(phrase) : narrower(phrase)];
}

/** `StringLike SAML:sub` → values. Keys are compared ignoring case, as IAM does. */
function collect(conditions: readonly TrustCondition[]): ReadonlyMap<string, string[]> {
  const groups = groupBy(conditions, ({ operator, key }) => `${operator} ${key.toLowerCase()}`);
  return new Map([...groups].map(([name, list]) => [name, list.flatMap(({ values }) => values)]));
}
