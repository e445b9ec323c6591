import type { Rule } from '../model';
import { holderSightings } from '../policies/holders';
import { listed, powersAgainstSafeguards } from '../policies/powers';

export const safeguardsCanBeRemoved: Rule = {
  id: 'safeguards-can-be-removed',
  severity: 'high',
  title: 'An identity can switch off logs, detectors or the limits of the organization',
  why: 'What somebody does after that is recorded nowhere, reported to nobody, or no longer limited.',
  remedy: 'Keep these actions for the team that runs the logs and the organization; deny them to everybody else.',
  check: (change) =>
    holderSightings(change, (holder) => {
      const powers = powersAgainstSafeguards(holder);
      return powers.length === 0 ? [] : [listed(powers)];
    }),
};
