import type { Check } from '../check';
import { sortedEntries } from '../entries';
import { RULE_ID } from '../rule-id';
import { writtenAdopted, writtenRoles } from '../written-places';

/** An acceptance that names no rule would accept nothing, silently. */
export const acceptances: Check = (draft, complain) => {
  const { federation, accounts } = draft;
  const files = [federation, ...accounts].map(({ file, yaml }) => ({ file, path: [], value: { accept: yaml.accept } }));
  for (const { file, path, value } of [...files, ...writtenRoles(draft), ...writtenAdopted(draft)])
    for (const [rule] of sortedEntries(value.accept))
      if (!RULE_ID.test(rule))
        complain(file, [...path, 'accept', rule], {
          value: rule,
          requirement: 'is not the id of a review rule',
          remedy: 'copy it from the report, e.g. administrator-grant',
          on: 'key',
        });
};
