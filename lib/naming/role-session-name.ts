import { InvalidName } from './invalid-name';

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html (RoleSessionName) */
export const ROLE_SESSION_NAME = /^[A-Za-z0-9_+=,.@-]{2,64}$/;

/** Checks an Okta login, e.g. `james@mueller-tech.com`: it becomes the name of the session in AWS. @throws InvalidName */
export function roleSessionName(login: string): string {
  if (ROLE_SESSION_NAME.test(login)) return login;
  const rule = 'needs 2–64 of A-Z a-z 0-9 _ + = , . @ -, or AWS refuses the sign-in';
  throw new InvalidName('login', login, rule, 'correct the login; one that AWS can’t take can’t sign in');
}
