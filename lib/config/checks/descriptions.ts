import { ROLE_DESCRIPTION } from '../../naming/limits';
import type { Check } from '../check';
import { writtenRoles } from '../written-places';

/** What IAM takes as a role's description. */
export const descriptions: Check = (draft, complain) => {
  for (const { file, path, value } of writtenRoles(draft)) {
    const { description } = value;
    if (description === undefined) continue;
    const requirement =
      description.length > ROLE_DESCRIPTION.characters
        ? `has ${description.length} characters, IAM allows ${ROLE_DESCRIPTION.characters}`
        : 'has characters that IAM refuses';
    if (description.length > ROLE_DESCRIPTION.characters || !ROLE_DESCRIPTION.pattern.test(description))
      complain(file, [...path, 'description'], {
        value: description,
        requirement,
        remedy: 'use letters of Western European languages, digits and signs, and be brief',
      });
  }
};
