import type { TrustCondition } from '../access';

/** Networks that are every address, together with the halves that add up to one. */
const EVERY_ADDRESS: readonly (readonly string[])[] = [
  ['0.0.0.0/0'],
  ['::/0'],
  ['0.0.0.0/1', '128.0.0.0/1'],
  ['::/1', '8000::/1'],
];

/** Whether a condition is met by everybody who has the key at all: `IpAddress 0.0.0.0/0`, `StringLike *`. */
export function excludesNobody({ operator, values }: TrustCondition): boolean {
  const name = operator
    .toLowerCase()
    .replace(/^for(any|all)values:/, '')
    .replace(/ifexists$/, '');
  if (name === 'ipaddress')
    return EVERY_ADDRESS.some((networks) => networks.every((network) => values.includes(network)));
  if (name === 'stringlike' || name === 'arnlike' || name === 'arnequals')
    return values.some((value) => /^\?*\*[*?]*$/.test(value) && value.length - value.replaceAll('?', '').length <= 1);
  return false;
}
