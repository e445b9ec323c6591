import { ROLE_PATH_CHARACTERS } from './limits';
import { InvalidName } from './invalid-name';

/**
 * Narrower than IAM, which allows every printable character: the path is part of the app's role value pattern, where
 * `,` `$` `{` and `}` have a meaning.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 */
export const ROLE_PATH = /^\/([A-Za-z0-9_.+=@-]+\/)*$/;
/** Roles below these belong to AWS and can't be made by anyone else. */
const RESERVED = ['/aws-service-role/', '/aws-reserved/'];

/** Checks the path of roles, e.g. `/` or `/okta/`. @throws InvalidName */
export function rolePath(text: string): string {
  const refuse = (rule: string, remedy: string) => new InvalidName('role path', text, rule, remedy);
  if (!ROLE_PATH.test(text))
    throw refuse('begins and ends with /, and has A-Z a-z 0-9 _ . + = @ - between', 'e.g. /okta/');
  if (text.length > ROLE_PATH_CHARACTERS)
    throw refuse(`is longer than ${ROLE_PATH_CHARACTERS} characters`, 'shorten it');
  if (RESERVED.some((path) => text.startsWith(path))) throw refuse('belongs to AWS', 'choose another path');
  return text;
}
