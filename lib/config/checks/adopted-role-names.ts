import { ADOPTED_ROLE_NAME, adoptedRoleName, ANY_ROLE_NAME } from '../../naming/adopted-role-name';
import type { Check } from '../check';
import { groupNamingOf } from '../group-naming';
import { refusal } from '../refusal';
import { writtenAdopted } from '../written-places';

/** A role that Okta would overlook, or whose trust policy AWS keeps to itself, can't be adopted. */
export const adoptedRoleNames: Check = (draft, complain) => {
  const form = groupNamingOf(draft.federation.yaml).filter === 'hash' ? ADOPTED_ROLE_NAME : ANY_ROLE_NAME;
  for (const { file, path } of writtenAdopted(draft)) {
    const refused = refusal(() => adoptedRoleName(String(path.at(-1)), form));
    if (refused) complain(file, path, { ...refused, on: 'key' });
  }
};
