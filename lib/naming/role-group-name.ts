import { ACCOUNT_ID } from './account-id';
import { DEFAULT_PREFIX } from './group-naming';
import { InvalidName } from './invalid-name';

/**
 * Part → form, rule, remedy. The role is narrower than IAM allows: Okta's group filter overlooks one with any of
 * `+ = , . @` in its name. The account has no `#`, or the parts could not be told apart.
 */
const RULES = {
  account: [/^[^\s#]{1,60}$/, 'needs 1–60 characters, no white space, no #', 'change "name" in the account file'],
  role: [/^[A-Za-z0-9_-]{1,64}$/, 'needs 1–64 of A-Z a-z 0-9 _ -, or Okta overlooks it', 'rename the role'],
  accountId: [ACCOUNT_ID, 'needs 12 digits', 'quote the id in YAML, or its leading zeros are lost'],
} as const;

/** What Okta reads out of a role group's name. */
export type RoleGroupParts = Readonly<Record<keyof typeof RULES, string>>;

/**
 * Okta group for one role of one account, `aws#<account>#<role name>#<account id>`: Okta reads the parts back out of it.
 * Where an org has several apps, each has a first part of its own instead of `aws`.
 */
export class RoleGroupName {
  private constructor(
    readonly parts: RoleGroupParts,
    private readonly prefix: string,
  ) {}

  /** @throws InvalidName for the first part that Okta would not read back as it is */
  static of(parts: RoleGroupParts, prefix = DEFAULT_PREFIX): RoleGroupName {
    for (const part of ['account', 'role', 'accountId'] as const) {
      const [form, rule, remedy] = RULES[part];
      if (!form.test(parts[part])) throw new InvalidName(`role group, ${part}`, parts[part], rule, remedy);
    }
    const { account, role, accountId } = parts;
    return new RoleGroupName({ account, role, accountId }, prefix);
  }

  /** @throws InvalidName */
  static parse(text: string, prefix = DEFAULT_PREFIX): RoleGroupName {
    const [first, account = '', role = '', accountId = '', ...rest] = text.split('#');
    if (first === prefix && rest.length === 0) return RoleGroupName.of({ account, role, accountId }, prefix);
    throw new InvalidName(
      'role group',
      text,
      `needs ${prefix}#<account>#<role name>#<account id>`,
      'build it with of()',
    );
  }

  toString(): string {
    return [this.prefix, this.parts.account, this.parts.role, this.parts.accountId].join('#');
  }
}
