import { BlockList, isIP } from 'node:net';
import type { AddressRange } from '../model';

const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** @returns undefined where it is not a range of addresses */
function listOf({ type, value }: AddressRange): BlockList | undefined {
  const [first = '', last, ...rest] = value.split(type === 'CIDR' ? '/' : '-').map((part) => part.trim());
  if (rest.length > 0 || isIP(first) === 0) return undefined;
  const list = new BlockList();
  try {
    if (last === undefined) list.addAddress(first, family(first));
    else if (type === 'CIDR' && /^\d+$/.test(last)) list.addSubnet(first, Number(last), family(first));
    else if (type === 'RANGE' && isIP(last) !== 0) list.addRange(first, last, family(first));
    else return undefined;
  } catch {
    return undefined;
  }
  return list;
}

export function isAddressRange(range: AddressRange): boolean {
  return (range.type === 'CIDR' || range.type === 'RANGE') && listOf(range) !== undefined;
}

/** Whether an address is in a range; an address that is not one is in none. */
export function isInRange(address: string, range: AddressRange): boolean {
  return isIP(address) !== 0 && listOf(range)?.check(address, family(address)) === true;
}
