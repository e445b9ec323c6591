import type { PlacedStack } from '../../../lib/cli/move-state/plan-moves';
import { placeOf } from '../../../lib/cli/move-state/place';
import { addressesOf, type StackJson } from '../../../lib/cli/move-state/stack-json';
import type { Resource, State } from '../../../lib/cli/move-state/state';
import type { Federation } from '../../../lib/config/model';
import { synthesize } from '../../support/synthesize';

/** The stacks of a configuration, with their states below `folder`. */
export function placed(federation: Federation, folder = '/state'): PlacedStack[] {
  const backend = { type: 'local', directory: folder } as const;
  return [...synthesize({ ...federation, backend })].map(([stack, json]) => ({
    stack,
    json: json,
    place: placeOf(stack, json as StackJson, '/srv'),
  }));
}

/** A resource as a state has it after an apply. */
export function resource(address: string, attributes: Readonly<Record<string, unknown>> = {}): Resource {
  const [type = '', name = ''] = address.split('.');
  const instance = { schema_version: 0, attributes: { id: `id of ${address}`, ...attributes }, dependencies: [] };
  return { mode: 'managed', type, name, provider: 'provider["x"]', instances: [instance] };
}

export function state(resources: readonly Resource[], parts: Partial<State> = {}): State {
  return {
    version: 4,
    terraform_version: '1.11.4',
    serial: 7,
    lineage: 'lineage',
    outputs: {},
    resources: [...resources],
    ...parts,
  };
}

/** The states that an apply of the stacks leaves, by the keys of their places. */
export function applied(stacks: readonly PlacedStack[]): Map<string, State> {
  return new Map(
    stacks.map(({ stack, json, place }) => {
      const resources = addressesOf(json).map((address) => resource(address, { metadata: '<metadata/>' }));
      return [place.key, state(resources, { lineage: `lineage of ${stack}` })];
    }),
  );
}
