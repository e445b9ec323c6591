import { InvalidName } from './invalid-name';

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html (RoleSessionName) */
export const ROLE_SESSION_NAME = /^[A-Za-z0-9_+=,.@-]{2,64}$/;

/** Checks an Okta login, e.g. `james@mueller-tech.com`: it becomes the name of the session in AWS. @throws InvalidName */
export function roleSessionName(login: string): string {
  if (ROLE_SESSION_NAME.test(login)) return login;
  const rule = 'needs 2–64 of A-Z a-z 0-9 _ + = , . @ -, or AWS refuses the sign-in';
  throw new InvalidName(
    'login',
    login,
    rule,
    'correct the login, or let another attribute name the sessions (okta.app.userName)',
  );
}

/** Checks an Okta login that does not become a session's name: any text without spaces and control characters. @throws InvalidName */
export function oktaLogin(login: string): string {
  if (/^[^\s\p{C}]{1,100}$/u.test(login)) return login;
  throw new InvalidName('login', login, 'needs 1–100 characters without spaces', 'copy the login from Okta');
}
