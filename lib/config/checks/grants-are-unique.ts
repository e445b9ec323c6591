import type { Check } from '../check';
import { writtenAdopted, writtenGrants, writtenRoles } from '../written-places';

/** Two grants of one role to one group could have two ends. */
export const grantsAreUnique: Check = (draft, complain) => {
  for (const role of [...writtenRoles(draft), ...writtenAdopted(draft)]) {
    const seen = new Set<string>();
    for (const { name } of writtenGrants([role])) {
      const { file, path, value } = name;
      if (value === undefined) continue;
      const requirement = `${JSON.stringify(value)} has this role already`;
      if (seen.has(value)) complain(file, path, { value, requirement, remedy: 'keep one of the grants' });
      seen.add(value);
    }
  }
};
