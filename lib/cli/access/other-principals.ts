import type { Access, Role, TrustStatement } from '../../access';
import { isOurs, providerArns, statements } from '../../review/trust';
import type { Selection } from './select-grants';
import { shortRole } from './short-role';

/** Who may assume a role besides the management groups. */
export interface OtherPrincipals {
  readonly role: string;
  readonly accountName: string;
  readonly accountId: string;
  /** Allowing statements of the trust policy that admit more than a SAML provider that is made here. */
  readonly statements: readonly TrustStatement[];
  /** The role existed before: what else its trust policy admits is known in the account only. */
  readonly adopted: boolean;
}

/** The roles of a selection that others may assume, or may for all that is known; a group narrows nothing here. */
export function otherPrincipals(access: Access, { account, role: name }: Omit<Selection, 'group'>): OtherPrincipals[] {
  const ours = providerArns(access);
  const names = accountNames(access);
  return access.roles
    .map((role) => {
      const accountId = 'known' in role.accountId ? role.accountId.known : '(unknown)';
      const accountName = names.get(accountId) ?? accountId;
      const others = statements(role).filter((each) => each.effect === 'Allow' && !isOurs(each, ours));
      return { source: role, accountName, accountId, statements: others, adopted: role.adopted };
    })
    .filter(({ source, accountName }) => name === undefined || isNamed(source, accountName, name))
    .filter(({ accountName, accountId }) => account === undefined || account === accountName || account === accountId)
    .filter(({ statements: others, adopted }) => others.length > 0 || adopted)
    .map(({ source, ...others }) => ({ role: source.name, ...others }))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function isNamed({ name: role, arn }: Role, accountName: string, name: string): boolean {
  return role === name || ('known' in arn && arn.known === name) || shortRole({ role, accountName }) === name;
}

function accountNames({ grants, roleGroups }: Access): ReadonlyMap<string, string> {
  return new Map(
    [...roleGroups, ...grants].flatMap(({ accountId, accountName }) =>
      accountId === undefined || accountName === undefined ? [] : [[accountId, accountName]],
    ),
  );
}

function key({ accountName, accountId, role }: OtherPrincipals): string {
  return JSON.stringify([accountName, accountId, role]);
}
