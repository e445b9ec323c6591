import { terraformAddress } from '../address';
import type { Rule } from '../model';
import { sightOutside } from '../outside';

/** Links and secrets in it have rules of their own. */
export const unknownOutput: Rule = {
  id: 'unknown-output',
  severity: 'medium',
  title: 'An output shows something that this product never writes',
  why: 'People and programs believe what Terraform prints after an apply; what somebody wrote there need not be true.',
  remedy: 'Remove the output, or compare what it shows with the objects that it speaks of.',
  check: (change) =>
    sightOutside(change, ({ decides, address }) => !decides && terraformAddress(address).startsWith('output.')).map(
      (sighting) => ({ ...sighting, subject: terraformAddress(sighting.address) }),
    ),
};
