import { isIP } from 'node:net';

interface Refused {
  readonly requirement: string;
  readonly remedy: string;
}

/** What IAM takes as a value: form, and what it is called. */
type Values = (value: string) => Refused | undefined;

const any: Values = () => undefined;
const numeric = form(/^-?\d+(\.\d+)?$/, 'a number', '"3600"');
const date = form(
  /^(\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?|\d+)$/,
  'a date',
  '2027-01-31T00:00:00Z',
);
const truth = form(/^(true|false)$/i, 'true or false', 'true');
const base64 = form(/^[A-Za-z0-9+/]*={0,2}$/, 'base64', 'its base64 form');
const arn = form(/^(\*|arn:.+|\$\{.+)$/, 'an ARN', 'arn:aws:iam::123456789012:user/*');
const address: Values = (value) => {
  const [ip = '', length, ...rest] = value.split('/');
  const version = isIP(ip);
  const most = version === 4 ? 32 : 128;
  const legal = length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= most);
  if (version !== 0 && legal && rest.length === 0) return undefined;
  return { requirement: 'needs an IP address or a range of them', remedy: 'write 192.0.2.0/24 or 2001:db8::/32' };
};

/**
 * Condition operators and what their values look like.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export const OPERATORS: ReadonlyMap<string, Values> = new Map([
  ...each(['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'], any),
  ...each(['StringLike', 'StringNotLike'], any),
  ...each(['NumericEquals', 'NumericNotEquals', 'NumericLessThan', 'NumericLessThanEquals'], numeric),
  ...each(['NumericGreaterThan', 'NumericGreaterThanEquals'], numeric),
  ...each(['DateEquals', 'DateNotEquals', 'DateLessThan', 'DateLessThanEquals'], date),
  ...each(['DateGreaterThan', 'DateGreaterThanEquals'], date),
  ...each(['Bool', 'Null'], truth),
  ...each(['BinaryEquals'], base64),
  ...each(['IpAddress', 'NotIpAddress'], address),
  ...each(['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'], arn),
]);

/** An operator, perhaps with `ForAllValues:` or `ForAnyValue:` before it and `IfExists` after it (`Null` has none). */
export function operatorOf(text: string): { readonly refuses: Values } | undefined {
  const [, , name = '', ifExists] = /^(ForAllValues:|ForAnyValue:)?([A-Za-z]+?)(IfExists)?$/.exec(text) ?? [];
  const refuses = OPERATORS.get(name);
  return refuses && !(name === 'Null' && ifExists !== undefined) ? { refuses } : undefined;
}

function each(names: readonly string[], values: Values): [string, Values][] {
  return names.map((name) => [name, values]);
}

function form(pattern: RegExp, what: string, example: string): Values {
  // A policy variable has its value at sign-in only.
  return (value) =>
    pattern.test(value) || value.includes('${')
      ? undefined
      : { requirement: `needs ${what}`, remedy: `write ${example}` };
}
