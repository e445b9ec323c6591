import { InvalidName } from './invalid-name';

/** What Okta's group filter lets through as a role. */
export const ADOPTED_ROLE_NAME = /^[A-Za-z0-9_-]{1,64}$/;
/** What IAM takes; other group filters than the usual one may let it through. */
export const ANY_ROLE_NAME = /^[\w+=,.@-]{1,64}$/;
/** Roles whose trust policy belongs to AWS. */
const RESERVED = ['AWSServiceRoleFor', 'AWSReservedSSO_'];

/** Checks the name of an existing role that people shall assume, too. @throws InvalidName */
export function adoptedRoleName(text: string, form = ADOPTED_ROLE_NAME): string {
  const refuse = (rule: string, remedy: string) => new InvalidName('adopted role', text, rule, remedy);
  if (!form.test(text))
    throw refuse(
      'needs 1–64 of A-Z a-z 0-9 _ -, or Okta overlooks it',
      'a role that is named otherwise can’t be adopted',
    );
  if (RESERVED.some((prefix) => text.startsWith(prefix)))
    throw refuse('belongs to AWS, which lets nobody change its trust policy', 'make a role of your own');
  return text;
}
