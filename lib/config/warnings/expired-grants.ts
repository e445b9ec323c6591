import type { Check } from '../check';
import { writtenAdopted, writtenGrants, writtenRoles } from '../written-places';

/** A grant whose last day is past is left out of the plan; its line can go. */
export const expiredGrants: Check = (draft, warn) => {
  for (const { file, path, value } of writtenGrants([...writtenRoles(draft), ...writtenAdopted(draft)])) {
    const { group = '', until } = value;
    if (until === undefined || until >= draft.today) continue;
    warn(file, path, {
      value: until,
      requirement: `the grant to ${JSON.stringify(group)} ended on ${until} and is left out`,
      remedy: 'delete it, or give it a later end',
    });
  }
};
