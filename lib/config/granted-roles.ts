import type { Draft, DraftAccount, Placed } from './draft';
import { sortedEntries } from './entries';
import { keyOf } from './merge-roles';
import { identityProviderOf } from './renamed';
import { writtenGrants, type WrittenGrant } from './written-places';

/** A role of an account that people may assume, made or adopted, with the grants that hold today. */
export interface GrantedRole {
  readonly account: DraftAccount;
  /** Full name in IAM. */
  readonly name: string;
  /** Without expired ones. */
  readonly groups: readonly string[];
  readonly grants: readonly Placed<WrittenGrant>[];
}

/** Every role that has a role group in Okta; none of retired accounts and no released ones. */
export function grantedRoles({ federation, accounts, today }: Draft): GrantedRole[] {
  const { name: identityProvider } = identityProviderOf(federation.yaml);
  return accounts.flatMap((account) => {
    const made = account.roles.map((role) => {
      const grantedTo = keyOf(role, 'grantedTo');
      const name = keyOf(role, 'roleName')?.value ?? `${identityProvider}-${account.yaml.name ?? ''}-${role.role}`;
      if (!grantedTo) return { account, name, groups: [], grants: [] };
      const { file, path, value } = grantedTo;
      return granted(name, { file, path: path.slice(0, -1), value: { grantedTo: value } });
    });
    const adopted = account.yaml.retired === true ? [] : sortedEntries(account.yaml.adopt);
    return [
      ...made,
      ...adopted
        .filter(([, { release }]) => release === undefined)
        .map(([name, value]) => granted(name, { file: account.file, path: ['adopt', name], value })),
    ];

    function granted(name: string, role: Parameters<typeof writtenGrants>[0][number]): GrantedRole {
      const grants = writtenGrants([role]);
      const groups = grants
        .map(({ value }) => value)
        .filter(({ until }) => until === undefined || until >= today)
        .flatMap(({ group }) => (group === undefined ? [] : [group]));
      return { account, name, groups: [...new Set(groups)], grants };
    }
  });
}
