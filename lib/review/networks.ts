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

/** Addresses that reach AWS within a private network only. */
const PRIVATE = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'];

/** IPv6 addresses that are given to anybody so far. */
const IPV6_IN_USE = ['2000::/3'];

/** IPv6 addresses that stand for IPv4 addresses, so nobody can say here whom they admit. */
const STANDING_FOR_IPV4 = ['::ffff:0:0/96', '64:ff9b::/96', '2002::/16'];

/** More than an office or a provider of connections has: a network of this size is shared by many strangers. */
const MANY: Readonly<Record<Version, bigint>> = { 4: 1n << 22n, 6: 1n << 110n };

/** Whether networks are, added up, every IPv4 or every IPv6 address, however they are split. */
export function coverEveryAddress(networks: readonly string[]): boolean {
  return VERSIONS.some((version) => without([everything(version)], spansOf(networks, version)).length === 0);
}

/**
 * Whether the later networks hold at least a thousandth of the internet that the earlier ones did not, or something that is
 * not a network as it is written here.
 * @param except the networks are left out (`NotIpAddress`)
 */
export function addMany(before: readonly string[], after: readonly string[], except: boolean): boolean {
  const isStrange = (network: string) => spanOf(network) === undefined || covers(STANDING_FOR_IPV4, [network]);
  if ((except ? before : after).some((network) => isStrange(network) && !(except ? after : before).includes(network)))
    return true;
  return VERSIONS.some((version) => {
    const [was, is] = [spansOf(before, version), spansOf(after, version)];
    const added = except ? without(was, is) : without(is, was);
    const counted = version === 4 ? added : without(added, without([everything(6)], spansOf(IPV6_IN_USE, 6)));
    return sizeOf(without(counted, spansOf([...NOBODYS, ...PRIVATE], version))) >= MANY[version];
  });
}

/** Whether nobody can come from any of the networks. */
export function coverNobody(networks: readonly string[]): boolean {
  return covers(NOBODYS, networks);
}

/** Whether each of the inner networks lies within the outer ones, however they are split. */
export function covers(outer: readonly string[], inner: readonly string[]): boolean {
  const around: Readonly<Record<Version, readonly Span[]>> = { 4: spansOf(outer, 4), 6: spansOf(outer, 6) };
  return inner.every((network) => {
    const span = spanOf(network);
    return span !== undefined && around[versionOf(network)].some((each) => contains(each, span));
  });
}

function contains(outer: Span, inner: Span): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

type Version = 4 | 6;
const VERSIONS: readonly Version[] = [4, 6];

function everything(version: Version): Span {
  return { first: 0n, last: (1n << BigInt(bitsOf(version))) - 1n };
}

/** In order, those that overlap or follow one another joined. */
function spansOf(networks: readonly string[], version: Version): Span[] {
  const spans = networks.flatMap((network) => (versionOf(network) === version ? (spanOf(network) ?? []) : []));
  const united: Span[] = [];
  for (const span of spans.sort((a, b) => (a.first < b.first ? -1 : 1))) {
    const previous = united.at(-1);
    if (!previous || span.first > previous.last + 1n) united.push(span);
    else if (span.last > previous.last) united[united.length - 1] = { first: previous.first, last: span.last };
  }
  return united;
}

/** What is left of spans without others. */
function without(spans: readonly Span[], others: readonly Span[]): Span[] {
  return others.reduce<readonly Span[]>(
    (left, other) =>
      left.flatMap((span) =>
        other.last < span.first || other.first > span.last
          ? [span]
          : [
              ...(span.first < other.first ? [{ first: span.first, last: other.first - 1n }] : []),
              ...(span.last > other.last ? [{ first: other.last + 1n, last: span.last }] : []),
            ],
      ),
    spans,
  ) as Span[];
}

function sizeOf(spans: readonly Span[]): bigint {
  return spans.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
}

function versionOf(network: string): Version {
  return network.includes(':') ? 6 : 4;
}

function bitsOf(version: Version): number {
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
