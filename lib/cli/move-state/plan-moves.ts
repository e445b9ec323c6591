import { randomUUID } from 'node:crypto';
import { outputsOf } from './outputs';
import type { Place } from './place';
import { addressesOf, readsOf, orgsOf, type StackJson } from './stack-json';
import { addressOf, managedOf, sameObjects, type Resource, type State } from './state';

/** A synthesized stack and where its state is. */
export interface PlacedStack {
  readonly stack: string;
  readonly json: StackJson;
  readonly place: Place;
}

/** A state that is written. Every object is in one state or in two at each moment, never in none. */
export interface Step {
  readonly what: 'fill' | 'empty';
  /** Stack whose state it is: as it is now, or as it was. */
  readonly stack: string;
  readonly place: Place;
  /** The state there until then; `undefined` where there is none. */
  readonly before: State | undefined;
  readonly after: State;
  /** Objects that come or leave. */
  readonly objects: number;
}

export interface Moves {
  /** Every reason not to move; then there is no step. */
  readonly problems: readonly string[];
  /** In the order in which they are taken. */
  readonly steps: readonly Step[];
  /** Objects that are where they belong already. */
  readonly atHome: number;
}

export interface MoveQuestion {
  readonly before: readonly PlacedStack[];
  readonly now: readonly PlacedStack[];
  /** State of each place, by its key; absent where there is none. */
  readonly states: ReadonlyMap<string, State>;
  /** @default - a random one */
  readonly newLineage?: () => string;
}

/**
 * Works out which states have to be written so that each object's record is in the state of the stack that it belongs
 * to now. Objects are told apart by their address, which is the same in every layout. Needs no memory of its own: where
 * an earlier run ended half-way, the states themselves say how far it came.
 */
export function planMoves({ before, now, states, newLineage = randomUUID }: MoveQuestion): Moves {
  const homes = homesOf(now);
  const problems = [
    ...sharedPlaces('before', before),
    ...sharedPlaces('now', now),
    ...otherOrg(before, now),
    ...otherObjects(homesOf(before), homes),
  ];
  const places = [...new Map([...before, ...now].map((stack) => [stack.place.key, stack])).values()];
  const sightings = sightingsIn(places, states);
  problems.push(...wrongPlaces(sightings, homesOf(before), homes), ...differing(sightings), ...unfinished(sightings));
  for (const address of [...homes.keys()].sort())
    if (!isMemory(address) && !sightings.has(address))
      problems.push(`${address}: no state has it (apply the configuration as it was, first)`);
  if (problems.length > 0) return { problems: limited(problems), steps: [], atHome: 0 };

  const ledger = new Ledger(states, newLineage);
  for (const stack of now) ledger.fill(stack, sightings);
  for (const stack of places) ledger.empty(stack, homes, now);
  const atHome = [...homes].filter(([address, stacks]) =>
    stacks.every(({ place }) => managedOf(states.get(place.key)).has(address)),
  ).length;
  return { problems: [], steps: ledger.steps, atHome };
}

type Homes = ReadonlyMap<string, readonly PlacedStack[]>;
type Sightings = ReadonlyMap<string, readonly { readonly stack: PlacedStack; readonly resource: Resource }[]>;
type States = ReadonlyMap<string, State>;

/**
 * What exists in states only: a value that a stack remembers, e.g. whose state it is. Each stack that has it gets a copy,
 * and where a layout needs it no more it is dropped.
 */
function isMemory(address: string): boolean {
  return address.startsWith('terraform_data.');
}

/** Address → the stack that it belongs to; only what exists in states only can belong to several. */
function homesOf(stacks: readonly PlacedStack[]): Homes {
  const homes = new Map<string, PlacedStack[]>();
  for (const stack of stacks)
    for (const address of addressesOf(stack.json)) homes.set(address, [...(homes.get(address) ?? []), stack]);
  return homes;
}

function hasHome(homes: Homes, address: string, { key }: Place): boolean {
  return homes.get(address)?.some(({ place }) => place.key === key) === true;
}

function sightingsIn(places: readonly PlacedStack[], states: States): Sightings {
  const found = new Map<string, { stack: PlacedStack; resource: Resource }[]>();
  for (const stack of places)
    for (const [address, resource] of managedOf(states.get(stack.place.key)))
      found.set(address, [...(found.get(address) ?? []), { stack, resource }]);
  return found;
}

function sharedPlaces(when: string, stacks: readonly PlacedStack[]): string[] {
  const seen = new Map<string, string>();
  return stacks.flatMap(({ stack, place }) => {
    const other = seen.get(place.key);
    seen.set(place.key, stack);
    return other === undefined ? [] : [`${when}, the stacks ${other} and ${stack} have one state: ${place.shown}`];
  });
}

function otherOrg(before: readonly PlacedStack[], now: readonly PlacedStack[]): string[] {
  const [then, today] = [before, now].map((stacks) => [...new Set(stacks.flatMap(({ json }) => orgsOf(json)))].sort());
  if (then?.join() === today?.join()) return [];
  const shown = (orgs: readonly string[] = []) => (orgs.length === 0 ? 'none' : orgs.join(', '));
  return [
    `another Okta org (${shown(then)} before, ${shown(today)} now): a state belongs to one org, it can't be moved`,
  ];
}

function otherObjects(before: Homes, now: Homes): string[] {
  const only = (a: Homes, b: Homes) => [...a.keys()].filter((address) => !isMemory(address) && !b.has(address)).sort();
  return [
    ...only(before, now).map(
      (address) => `${address}: the configuration makes it no more (move first, then change it)`,
    ),
    ...only(now, before).map((address) => `${address}: is new in the configuration (move first, then add it)`),
  ];
}

function wrongPlaces(sightings: Sightings, before: Homes, now: Homes): string[] {
  return [...sightings].flatMap(([address, seen]) =>
    seen.flatMap(({ stack: { place } }) => {
      if (hasHome(before, address, place) || hasHome(now, address, place)) return [];
      const known = before.has(address) || now.has(address);
      return [
        known
          ? `${address}: ${place.shown} has it, where it belongs neither before nor now`
          : `${address}: ${place.shown} has it and no configuration does (apply the configuration as it was, first)`,
      ];
    }),
  );
}

function differing(sightings: Sightings): string[] {
  return [...sightings].flatMap(([address, [first, second]]) => {
    if (isMemory(address) || !first || !second || sameObjects(first.resource, second.resource)) return [];
    const places = [first, second].map(({ stack }) => stack.place.shown).join(' and ');
    return [
      `${address}: ${places} both have it, and differ: find out which one is right, and remove it from the other`,
    ];
  });
}

/** Objects that an apply left half-made or has yet to destroy. */
function unfinished(sightings: Sightings): string[] {
  return [...sightings].flatMap(([address, seen]) =>
    seen.some(({ resource }) => resource.instances.some(({ status, deposed }) => status === 'tainted' || deposed))
      ? [`${address}: an apply has not finished with it (apply the configuration as it was, first)`]
      : [],
  );
}

/** The states as they are after each step. */
class Ledger {
  readonly steps: Step[] = [];
  private readonly current: Map<string, State>;

  constructor(
    states: States,
    private readonly newLineage: () => string,
  ) {
    this.current = new Map(states);
  }

  /** The state of a stack gets what belongs to it, and keeps what it has. */
  fill({ stack, json, place }: PlacedStack, sightings: Sightings): void {
    const before = this.current.get(place.key);
    const has = managedOf(before);
    const coming = addressesOf(json)
      .filter((address) => !has.has(address))
      .flatMap((address) => sightings.get(address)?.[0] ?? []);
    if (coming.length === 0) return;
    const from = coming[0]?.stack.place.key ?? '';
    const resources = [
      ...(before?.resources ?? []),
      ...coming.map(({ resource }) => resource),
      ...this.lookedUp(json, before),
    ];
    this.write({ what: 'fill', stack, place, objects: coming.length }, before, {
      ...headOf(before ?? this.current.get(from)),
      outputs: { ...declared(before?.outputs, json), ...outputsOf(json, byAddress(resources)) },
      resources,
    });
  }

  /** What the stack looks up and another one has looked up: outputs are made of it. */
  private lookedUp(json: StackJson, before: State | undefined): Resource[] {
    const known = new Set(before?.resources.map(addressOf));
    const wanted = new Set([...readsOf(json)].filter((address) => !known.has(address)));
    const found = [...this.current.values()].flatMap(({ resources }) =>
      resources.filter((resource) => resource.mode === 'data' && wanted.has(addressOf(resource))),
    );
    return [...byAddress(found).values()];
  }

  /** A state gives up what belongs elsewhere, once it is there. */
  empty({ stack, place }: PlacedStack, homes: Homes, now: readonly PlacedStack[]): void {
    const before = this.current.get(place.key);
    const belongs = (address: string) => hasHome(homes, address, place);
    const leaving = [...managedOf(before).keys()].filter((address) => !belongs(address));
    if (before === undefined || leaving.length === 0) return;
    const json = now.find((each) => each.place.key === place.key)?.json ?? {};
    const reads = readsOf(json);
    const resources = before.resources.filter((resource) => {
      const address = addressOf(resource);
      return resource.mode === 'data' ? reads.has(address) : belongs(address);
    });
    this.write({ what: 'empty', stack, place, objects: leaving.length }, before, {
      ...headOf(before),
      outputs: outputsOf(json, byAddress(resources)),
      resources,
    });
  }

  private write(
    step: Omit<Step, 'before' | 'after'>,
    before: State | undefined,
    content: Omit<State, 'lineage' | 'serial'>,
  ): void {
    const after: State = {
      version: content.version,
      terraform_version: content.terraform_version,
      serial: (before?.serial ?? 0) + 1,
      lineage: before?.lineage ?? this.newLineage(),
      outputs: content.outputs,
      resources: withinItself(content.resources),
    };
    this.current.set(step.place.key, after);
    this.steps.push({ ...step, before, after });
  }
}

/** Those that the stack still has. */
function declared(outputs: State['outputs'] = {}, { output = {} }: StackJson): State['outputs'] {
  return Object.fromEntries(Object.entries(outputs).filter(([name]) => Object.hasOwn(output, name)));
}

function byAddress(resources: readonly Resource[]): ReadonlyMap<string, Resource> {
  return new Map(resources.map((resource) => [addressOf(resource), resource]));
}

function headOf(state: State | undefined): Pick<State, 'version' | 'terraform_version'> {
  // The version that wrote the objects: an older program than that refuses the state, as it should.
  return { version: 4, terraform_version: state?.terraform_version ?? '1.7.0' };
}

/** Dependencies on objects of other states say nothing there. */
function withinItself(resources: readonly Resource[]): Resource[] {
  const addresses = new Set(resources.map(addressOf));
  return [...resources]
    .sort((a, b) => (addressOf(a) < addressOf(b) ? -1 : 1))
    .map((resource) => ({
      ...resource,
      instances: resource.instances.map(({ dependencies, ...instance }) => {
        const inside = (dependencies ?? []).filter((address) => addresses.has(address));
        return inside.length === 0 ? instance : { ...instance, dependencies: inside };
      }),
    }));
}

const MOST_SHOWN = 20;

function limited(problems: readonly string[]): string[] {
  const rest = problems.length - MOST_SHOWN;
  return rest <= 0 ? [...problems] : [...problems.slice(0, MOST_SHOWN), `… and ${rest} more of the kind`];
}
