import type { NetworkZone, Opaque } from '../model';
import { fieldsOf } from '../opaque';
import { isInRange } from './address-range';

/** Who asks, and from where. */
export interface Asker {
  readonly userId: string;
  readonly groupIds: ReadonlySet<string>;
  readonly userType: string;
  readonly address: string;
}

/** `unknown` has the name of what the sandbox can't judge. */
export type Match = 'yes' | 'no' | { readonly unknown: string };

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const unknown = (name: string): Match => ({ unknown: name });

/**
 * Whether a rule is for this sign-in. Every condition has to be met: one that is not decides, whatever the others are;
 * one that can't be judged leaves it open.
 */
export function matches(conditions: Opaque | null, asker: Asker, zones: ReadonlyMap<string, NetworkZone>): Match {
  const { people, network, platform, userType, device, riskScore, elCondition, ...more } = conditions ?? {};
  const found: Match[] = [
    inPeople(fieldsOf(people), asker),
    inNetwork(fieldsOf(network), asker.address, zones),
    inUserType(fieldsOf(userType), asker.userType),
    onDevice(fieldsOf(device)),
    onPlatform(fieldsOf(platform)),
    riskScore === undefined || fieldsOf(riskScore)['level'] === 'ANY' ? 'yes' : unknown('the risk score'),
    // Okta's provider 4.20 sends one without an expression.
    isEmpty(elCondition) ? 'yes' : unknown('the expression'),
    ...Object.keys(more).map((name) => (isEmpty(more[name]) ? ('yes' as const) : unknown(`the condition ${name}`))),
  ];
  if (found.includes('no')) return 'no';
  return found.find((match) => match !== 'yes') ?? 'yes';
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0);
}

function inPeople({ users, groups }: Opaque, { userId, groupIds }: Asker): Match {
  const [user, group] = [fieldsOf(users), fieldsOf(groups)];
  if (strings(user['exclude']).includes(userId)) return 'no';
  if (strings(group['exclude']).some((id) => groupIds.has(id))) return 'no';
  const [byUser, byGroup] = [strings(user['include']), strings(group['include'])];
  if (byUser.length === 0 && byGroup.length === 0) return 'yes';
  return byUser.includes(userId) || byGroup.some((id) => groupIds.has(id)) ? 'yes' : 'no';
}

function inUserType({ include, exclude }: Opaque, userType: string): Match {
  if (strings(exclude).includes(userType)) return 'no';
  return strings(include).length === 0 || strings(include).includes(userType) ? 'yes' : 'no';
}

/** Nobody registers a device here, so a rule for registered devices is for nobody. */
function onDevice({ registered, managed, assurance }: Opaque): Match {
  if (registered === true || managed === true) return 'no';
  return strings(fieldsOf(assurance)['include']).length > 0 ? 'no' : 'yes';
}

function onPlatform({ include, exclude }: Opaque): Match {
  const items = (value: unknown) => (Array.isArray(value) ? value.map(fieldsOf) : []);
  const any = ({ type, os }: Opaque) => type === 'ANY' && (os === undefined || fieldsOf(os)['type'] === 'ANY');
  if (items(exclude).length > 0) return unknown('the platform');
  return items(include).length === 0 || items(include).some(any) ? 'yes' : unknown('the platform');
}

function inNetwork(
  { connection = 'ANYWHERE', include, exclude }: Opaque,
  address: string,
  zones: ReadonlyMap<string, NetworkZone>,
): Match {
  if (connection === 'ANYWHERE') return 'yes';
  if (connection !== 'ZONE') return unknown(`the network connection ${JSON.stringify(connection)}`);
  const among = (ids: string[]): Match => {
    const found = ids.map((id) =>
      id === 'ALL_ZONES' ? inAny([...zones.values()], address) : inZone(zones.get(id), address),
    );
    return found.includes('yes') ? 'yes' : (found.find((match) => match !== 'no') ?? 'no');
  };
  const [outside, inside] = [among(strings(exclude)), strings(include).length === 0 ? 'yes' : among(strings(include))];
  if (outside === 'yes' || inside === 'no') return 'no';
  return outside === 'no' ? inside : outside;
}

function inAny(zones: readonly NetworkZone[], address: string): Match {
  const found = zones.map((zone) => inZone(zone, address));
  return found.includes('yes') ? 'yes' : (found.find((match) => match !== 'no') ?? 'no');
}

/** Whether an address is in a zone. Zones of places and providers (DYNAMIC) need data that the sandbox does not have. */
export function inZone(zone: NetworkZone | undefined, address: string): Match {
  if (zone?.status !== 'ACTIVE') return 'no';
  if (zone.type !== 'IP') return unknown(`the zone "${zone.name}", which is not a list of addresses`);
  return [...zone.gateways, ...zone.proxies].some((range) => isInRange(address, range)) ? 'yes' : 'no';
}
