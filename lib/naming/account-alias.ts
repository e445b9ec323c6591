import { InvalidName } from './invalid-name';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccountAlias.html */
export const ACCOUNT_ALIAS = /^(?!\d{12}$)(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$/;

/** Checks an IAM account alias, e.g. `mueller-tech`. @throws InvalidName */
export function accountAlias(text: string): string {
  if (ACCOUNT_ALIAS.test(text)) return text;
  const rule = 'needs 3–63 of a-z 0-9 and single hyphens between them, and not 12 digits';
  throw new InvalidName('account alias', text, rule, 'choose an alias like mueller-tech');
}
