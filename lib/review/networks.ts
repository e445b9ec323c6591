/** Addresses from the first to the last, as numbers. */
interface Span {
  readonly first: bigint;
  readonly last: bigint;
}

/** Networks in which no client of AWS can be: documentation, this host, link-local, reserved, multicast. */
const NOBODYS = [
  '0.0.0.0/8',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '192.0.2.0/24',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  '::/127',
  '2001:db8::/32',
  'fe80::/10',
  'ff00::/8',
];

/** Whether networks are, added up, every IPv4 or every IPv6 address, however they are split. */
export function coverEveryAddress(networks: readonly string[]): boolean {
  return [4, 6].some((version) => {
    const spans = networks.flatMap((network) => (versionOf(network) === version ? (spanOf(network) ?? []) : []));
    let next = 0n;
    for (const { first, last } of spans.sort((a, b) => (a.first < b.first ? -1 : 1))) {
      if (first > next) return false;
      if (last >= next) next = last + 1n;
    }
    return next === 1n << BigInt(bitsOf(version));
  });
}

/** Whether nobody can come from any of the networks. */
export function coverNobody(networks: readonly string[]): boolean {
  return covers(NOBODYS, networks);
}

/** Whether each of the inner networks lies within one of the outer ones. */
export function covers(outer: readonly string[], inner: readonly string[]): boolean {
  return inner.every((network) => {
    const span = spanOf(network);
    return (
      span !== undefined &&
      outer.some((other) => {
        const around = spanOf(other);
        return versionOf(other) === versionOf(network) && around !== undefined && contains(around, span);
      })
    );
  });
}

function contains(outer: Span, inner: Span): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

function versionOf(network: string): 4 | 6 {
  return network.includes(':') ? 6 : 4;
}

function bitsOf(version: number): number {
  return version === 4 ? 32 : 128;
}

/** `undefined` where it is not a network. */
function spanOf(network: string): Span | undefined {
  const version = versionOf(network);
  const bits = bitsOf(version);
  const [address = '', prefix = String(bits)] = network.trim().split('/');
  const value = version === 4 ? ipv4(address) : ipv6(address);
  if (value === undefined || !/^\d{1,3}$/.test(prefix) || Number(prefix) > bits) return undefined;
  const size = 1n << BigInt(bits - Number(prefix));
  const first = value - (value % size);
  return { first, last: first + size - 1n };
}

function ipv4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function ipv6(text: string): bigint | undefined {
  const [left = '', right, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const groups = (half: string) => (half === '' ? [] : half.split(':'));
  const [head, tail] = [groups(left), groups(right ?? '')];
  const missing = 8 - head.length - tail.length;
  if (right === undefined ? missing !== 0 : missing < 1) return undefined;
  const all = [...head, ...Array<string>(missing).fill('0'), ...tail];
  if (!all.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return all.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
}
