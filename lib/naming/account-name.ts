import { InvalidName } from './invalid-name';

/** Narrower than a role group's name needs it: the account's name is also part of the names of its roles. */
export const ACCOUNT_NAME = /^[A-Za-z0-9_-]{1,60}$/;

/** Checks `<AccountName>` of role and group names, e.g. `Mueller-Tech`. @throws InvalidName */
export function accountName(text: string): string {
  if (ACCOUNT_NAME.test(text)) return text;
  const rule = 'needs 1–60 of A-Z a-z 0-9 _ -, or Okta overlooks the account’s roles';
  throw new InvalidName('account name', text, rule, 'rename the account');
}
