import { ROLE_NAME_CHARACTERS } from './limits';
import { InvalidName } from './invalid-name';

/** What Okta's group filter lets through. */
export const ROLE_NAME_PART = /^[A-Za-z0-9_-]+$/;

/** Parts of a role's name. */
export interface RoleNameParts {
  /** Name of the SAML provider, e.g. `Okta`. */
  readonly identityProvider: string;
  /** e.g. `Mueller-Tech` */
  readonly account: string;
  /** e.g. `Admin` */
  readonly role: string;
}

/** Checks a part of a role's name by itself, e.g. `Admin`. @throws InvalidName */
export function roleNamePart(what: string, text: string): string {
  if (ROLE_NAME_PART.test(text)) return text;
  throw new InvalidName(what, text, 'needs A-Z a-z 0-9 _ - only, or Okta overlooks the role', 'rename it');
}

/** Name of an IAM role that this project makes: `<Provider>-<AccountName>-<Role>`, e.g. `Okta-Mueller-Tech-Admin`. */
export class RoleName {
  private constructor(readonly parts: RoleNameParts) {}

  /** @throws InvalidName for a part that Okta's group filter would overlook, or a name longer than IAM allows */
  static of(parts: RoleNameParts): RoleName {
    const { identityProvider, account, role } = parts;
    roleNamePart('identity provider', identityProvider);
    roleNamePart('account name', account);
    roleNamePart('role', role);
    const name = new RoleName({ identityProvider, account, role });
    const { length } = String(name);
    if (length > ROLE_NAME_CHARACTERS) {
      const rule = `is ${length} characters long, IAM allows ${ROLE_NAME_CHARACTERS}`;
      throw new InvalidName('role name', String(name), rule, 'shorten the account name or the role');
    }
    return name;
  }

  /**
   * Reads the role back out of a name, given the parts before it: all three may have hyphens, so the name alone
   * can't tell where one ends.
   * @throws InvalidName
   */
  static parse(text: string, { identityProvider, account }: Omit<RoleNameParts, 'role'>): RoleName {
    const prefix = `${identityProvider}-${account}-`;
    if (!text.startsWith(prefix))
      throw new InvalidName('role name', text, `needs to begin with ${prefix}`, 'build it with of()');
    return RoleName.of({ identityProvider, account, role: text.slice(prefix.length) });
  }

  toString(): string {
    const { identityProvider, account, role } = this.parts;
    return `${identityProvider}-${account}-${role}`;
  }
}
