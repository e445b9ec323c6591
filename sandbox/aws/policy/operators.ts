import { BlockList, isIP } from 'node:net';
import { globMatches } from './glob';

/** Whether a value of the request matches one value of the policy; `undefined` where the policy's value can't be read. */
export type Match = (actual: string, wanted: string) => boolean | undefined;

export interface Operator {
  readonly match: Match;
  /** The condition holds where nothing matches, and where the key is absent. */
  readonly negated: boolean;
}

const equal: Match = (actual, wanted) => actual === wanted;
const equalIgnoringCase: Match = (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase();

/** Base operator → meaning. `Null` is not among them: it asks for the key, not for its value. */
const OPERATORS: ReadonlyMap<string, Match> = new Map([
  ['StringEquals', equal],
  ['StringEqualsIgnoreCase', equalIgnoringCase],
  ['StringLike', globMatches],
  ['Bool', equalIgnoringCase],
  ['BinaryEquals', equal],
  ['IpAddress', inAddressRange],
  ['ArnEquals', arnMatches],
  ['ArnLike', arnMatches],
  ...ordered('Numeric', number),
  ...ordered('Date', instant),
]);

/** The operator of a name without prefix and suffix, e.g. `StringNotLike`; `undefined` for one that does not exist. */
export function operatorOf(name: string): Operator | undefined {
  const negated = /^(String|Arn|Numeric|Date)Not|^NotIpAddress$/.test(name);
  const match = OPERATORS.get(negated ? name.replace('Not', '') : name);
  return match && { match, negated };
}

function ordered(type: string, read: (text: string) => number): [name: string, match: Match][] {
  const compare =
    (holds: (actual: number, wanted: number) => boolean): Match =>
    (actual, wanted) => {
      const [a, w] = [read(actual), read(wanted)];
      return Number.isNaN(w) || Number.isNaN(a) ? undefined : holds(a, w);
    };
  return [
    [`${type}Equals`, compare((a, w) => a === w)],
    [`${type}LessThan`, compare((a, w) => a < w)],
    [`${type}LessThanEquals`, compare((a, w) => a <= w)],
    [`${type}GreaterThan`, compare((a, w) => a > w)],
    [`${type}GreaterThanEquals`, compare((a, w) => a >= w)],
  ];
}

function number(text: string): number {
  return /^[-+]?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
}

/** ISO 8601 or seconds since 1970, in milliseconds. */
function instant(text: string): number {
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  return /^\d{4}-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d))?)?$/.test(text) ? Date.parse(text) : NaN;
}

function inAddressRange(actual: string, wanted: string): boolean | undefined {
  const [address = '', bits, ...rest] = wanted.split('/');
  const family = isIP(address);
  const longest = family === 4 ? 32 : 128;
  const prefix = bits === undefined ? longest : /^\d{1,3}$/.test(bits) ? Number(bits) : NaN;
  if (family === 0 || rest.length > 0 || !(prefix >= 0 && prefix <= longest) || isIP(actual) === 0) return undefined;
  const range = new BlockList();
  range.addSubnet(address, prefix, family === 4 ? 'ipv4' : 'ipv6');
  return isIP(actual) === family && range.check(actual, family === 4 ? 'ipv4' : 'ipv6');
}

/** Part by part: a wildcard never reaches over a colon, except in the last part. */
function arnMatches(actual: string, wanted: string): boolean | undefined {
  const [a, w] = [actual, wanted].map((arn) => {
    const parts = arn.split(':');
    return parts.length < 6 ? undefined : [...parts.slice(0, 5), parts.slice(5).join(':')];
  });
  if (!w) return wanted === '*' ? a !== undefined : undefined;
  return a !== undefined && w.every((part, i) => globMatches(a[i] ?? '', part));
}
