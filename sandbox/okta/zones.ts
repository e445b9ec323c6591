import { BLANK, forbidden, invalid, invalidField, notFound } from './errors';
import type { AddressRange, NetworkZone, Opaque } from './model';
import { timestamp, type Org } from './org';
import { isAddressRange } from './sign-on/address-range';

export interface ZoneRequest extends Opaque {
  readonly type?: unknown;
  readonly name?: unknown;
  readonly usage?: unknown;
  readonly gateways?: unknown;
  readonly proxies?: unknown;
}

/** The zones that an org comes with; they are empty. */
export function addDefaultZones(org: Org): void {
  for (const [name, usage] of [
    ['LegacyIpZone', 'POLICY'],
    ['BlockedIpZone', 'BLOCKLIST'],
  ] as const)
    store(org, { ...parts(org, { type: 'IP', name, usage }), id: org.newId('nzo'), system: true, status: 'ACTIVE' });
}

/** @throws OktaError */
export function existingZone(org: Org, zoneId: string): NetworkZone {
  const zone = org.zones.get(zoneId);
  if (!zone) throw notFound(zoneId, 'NetworkZone');
  return zone;
}

/** @throws OktaError */
export function createZone(org: Org, request: ZoneRequest): NetworkZone {
  return store(org, { ...parts(org, request), id: org.newId('nzo'), system: false, status: 'ACTIVE' });
}

/** @throws OktaError */
export function replaceZone(org: Org, zoneId: string, request: ZoneRequest): NetworkZone {
  const { id, system, status, created } = existingZone(org, zoneId);
  return store(org, { ...parts(org, request, zoneId), id, system, status, created });
}

/** @throws OktaError for Okta's own zone, an active one, and one that a policy names */
export function deleteZone(org: Org, zoneId: string): void {
  const { system, status, name } = existingZone(org, zoneId);
  if (system) throw forbidden('E0000006', 'You do not have permission to perform the requested action');
  if (status === 'ACTIVE') throw invalid('zone', `The zone "${name}" must be deactivated before deletion.`);
  refuseNamed(org, zoneId);
  org.zones.delete(zoneId);
}

/** @throws OktaError */
export function setZoneStatus(org: Org, zoneId: string, status: NetworkZone['status']): NetworkZone {
  const zone = existingZone(org, zoneId);
  if (status === 'INACTIVE') refuseNamed(org, zoneId);
  return store(org, { ...zone, status });
}

function refuseNamed(org: Org, zoneId: string): void {
  const policy = [...org.policies.values()].find(({ rules }) =>
    rules.some(({ conditions }) => JSON.stringify(conditions?.['network'] ?? '').includes(JSON.stringify(zoneId))),
  );
  if (policy) throw invalid('zone', `The zone is used by the policy "${policy.name}".`);
}

function store(org: Org, zone: Omit<NetworkZone, 'created' | 'lastUpdated'> & { created?: string }): NetworkZone {
  const now = timestamp(org);
  const stored = { ...zone, created: zone.created ?? now, lastUpdated: now };
  org.zones.set(zone.id, stored);
  return stored;
}

type Parts = Pick<NetworkZone, 'type' | 'name' | 'usage' | 'gateways' | 'proxies' | 'more'>;

function parts(
  org: Org,
  { type, name, usage = 'POLICY', gateways, proxies, ...more }: ZoneRequest,
  except?: string,
): Parts {
  if (typeof type !== 'string') throw invalidField('type', BLANK);
  if (typeof name !== 'string' || name.trim() === '') throw invalidField('name', BLANK);
  if ([...org.zones.values()].some((zone) => zone.id !== except && zone.name === name))
    throw invalidField('name', 'Network zone name already in use');
  if (usage !== 'POLICY' && usage !== 'BLOCKLIST') throw invalidField('usage', 'The field must be POLICY or BLOCKLIST');
  return {
    type,
    name,
    usage: usage,
    gateways: ranges('gateways', gateways),
    proxies: ranges('proxies', proxies),
    more: type === 'IP' ? {} : withoutOurs(more),
  };
}

/** What the answer says by itself is not kept from a request. */
function withoutOurs(more: Opaque): Opaque {
  const ours = new Set(['id', 'status', 'system', 'created', 'lastUpdated', '_links']);
  return Object.fromEntries(Object.entries(more).filter(([key]) => !ours.has(key)));
}

function ranges(field: string, value: unknown): AddressRange[] {
  if (value === undefined || value === null) return [];
  const list = Array.isArray(value) ? (value as AddressRange[]) : [];
  if (!Array.isArray(value) || !list.every(isAddressRange))
    throw invalidField(field, 'Each one has to be a CIDR, 198.51.100.0/24, or a RANGE, 198.51.100.1-198.51.100.9');
  return list.map(({ type, value: range }) => ({ type, value: range }));
}
