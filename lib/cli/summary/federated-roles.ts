import type { Account, AdoptedRole, Role } from '../../config/model';

/** The roles of an account that someone can sign in to. */
export function federatedRoles({ roles, adopted }: Account): readonly (Role | AdoptedRole)[] {
  return [...roles, ...adopted.filter(({ release }) => release === undefined)];
}
