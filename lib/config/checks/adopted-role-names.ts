import { adoptedRoleName } from '../../naming/adopted-role-name';
import type { Check } from '../check';
import { refusal } from '../refusal';
import { writtenAdopted } from '../written-places';

/** A role that Okta would overlook, or whose trust policy AWS keeps to itself, can't be adopted. */
export const adoptedRoleNames: Check = (draft, complain) => {
  for (const { file, path } of writtenAdopted(draft)) {
    const refused = refusal(() => adoptedRoleName(String(path.at(-1))));
    if (refused) complain(file, path, { ...refused, on: 'key' });
  }
};
