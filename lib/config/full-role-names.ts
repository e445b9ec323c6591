import type { DraftAccount, DraftRole, Draft } from './draft';
import { keyOf } from './merge-roles';
import { identityProviderOf } from './renamed';

/** Parts of a role's name in IAM; the account's may be missing. */
export interface FullRoleName {
  readonly identityProvider: string;
  readonly account: string | undefined;
  readonly role: string;
  /** The whole name, where it is written. */
  readonly given?: string;
}

/** The name that a role has, and the one that it had where any part of it is changing. */
export function fullRoleNames(
  { federation }: Draft,
  { yaml }: DraftAccount,
  role: DraftRole,
): readonly [FullRoleName, ...FullRoleName[]] {
  const provider = identityProviderOf(federation.yaml);
  const roleFormerly = keyOf(role, 'formerly')?.value;
  const given = keyOf(role, 'roleName')?.value;
  const current = { identityProvider: provider.name, account: yaml.name, role: role.role };
  // A name that is written whole has no part that could change.
  if (given !== undefined) return [{ ...current, given }];
  if (provider.formerly === undefined && yaml.formerly === undefined && roleFormerly === undefined) return [current];
  const former = {
    identityProvider: provider.formerly ?? provider.name,
    account: yaml.formerly ?? yaml.name,
    role: roleFormerly ?? role.role,
  };
  return [current, former];
}

/** e.g. `Okta-Mueller-Tech-Admin` */
export function roleNameText({ identityProvider, account, role, given }: FullRoleName): string {
  return given ?? `${identityProvider}-${account ?? ''}-${role}`;
}
