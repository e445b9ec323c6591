import { isRegionOf } from '../../naming/partition';
import type { Check } from '../check';
import { DEFAULTS } from '../defaults';

/** Each region makes one audience of the trust policies, so it must be one of the partition. */
export const signInRegions: Check = ({ federation: { file, yaml } }, complain) => {
  const { partition = DEFAULTS.partition } = yaml;
  const seen = new Set<string>();
  for (const [i, value] of (yaml.signInRegions ?? []).entries()) {
    if (value === undefined) continue;
    const path = ['signInRegions', i];
    if (!isRegionOf(partition, value)) {
      const requirement = `${JSON.stringify(value)} has not the form of a region in the partition ${partition}`;
      complain(file, path, { value, requirement, remedy: 'correct the region, or the partition' });
    } else if (seen.has(value)) complain(file, path, { value, requirement: 'is listed twice', remedy: 'delete one' });
    seen.add(value);
  }
};
