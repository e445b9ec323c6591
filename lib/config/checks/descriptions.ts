import type { Check } from '../check';
import { writtenRoles } from '../written-places';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const MAX_LENGTH = 1000;
const CHARACTERS = /^[\t\n\r\x20-\x7e\xa1-\xff]*$/;

/** What IAM takes as a role's description. */
export const descriptions: Check = (draft, complain) => {
  for (const { file, path, value } of writtenRoles(draft)) {
    const { description } = value;
    if (description === undefined) continue;
    const rule =
      description.length > MAX_LENGTH
        ? `has ${description.length} characters, IAM allows ${MAX_LENGTH}`
        : 'has characters that IAM refuses';
    if (description.length > MAX_LENGTH || !CHARACTERS.test(description))
      complain(file, [...path, 'description'], {
        value: description,
        rule,
        remedy: 'use letters of Western European languages, digits and signs, and be brief',
      });
  }
};
