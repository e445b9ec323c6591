import { isAddressRange, isInRange } from '../../../../sandbox/okta/sign-on/address-range';

const cidr = (value: string) => ({ type: 'CIDR', value });
const range = (value: string) => ({ type: 'RANGE', value });

test.each([
  ['198.51.100.7', cidr('198.51.100.0/24'), true],
  ['198.51.101.7', cidr('198.51.100.0/24'), false],
  ['198.51.100.7', cidr('198.51.100.7'), true],
  ['198.51.100.1', range('198.51.100.1-198.51.100.9'), true],
  ['198.51.100.9', range('198.51.100.1-198.51.100.9'), true],
  ['198.51.100.10', range('198.51.100.1-198.51.100.9'), false],
  ['2001:db8::1', cidr('2001:db8::/32'), true],
  ['198.51.100.7', cidr('2001:db8::/32'), false],
  ['not an address', cidr('0.0.0.0/0'), false],
])('%s and %j: %s', (address, where, is) => expect(isInRange(address, where)).toBe(is));

test.each([
  cidr('198.51.100.0/33'),
  cidr('198.51.100.0/'),
  cidr('example.com'),
  cidr('198.51.100.1-198.51.100.9'),
  range('198.51.100.9-198.51.100.1'),
  range('198.51.100.1-x'),
  { type: 'ASN', value: '198.51.100.1' },
])('%j is not a range', (where) => expect(isAddressRange(where)).toBe(false));
