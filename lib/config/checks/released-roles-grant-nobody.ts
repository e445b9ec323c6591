import type { Check } from '../check';
import { writtenAdopted } from '../written-places';

/** Taking our statement out and granting the role say opposite things. */
export const releasedRolesGrantNobody: Check = (draft, complain) => {
  for (const { file, path, value: adopted } of writtenAdopted(draft)) {
    if (adopted.release === undefined) continue;
    for (const key of ['grantedTo', 'conditions'] as const)
      if (adopted[key] !== undefined)
        complain(file, [...path, key], {
          value: adopted[key],
          requirement: 'a released role has no statement of ours any more',
          remedy: `delete ${key}, or take release away`,
          on: 'key',
        });
  }
};
