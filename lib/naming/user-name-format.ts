import { InvalidName } from './invalid-name';

/** How an app in Okta names its users; AWS gets the name as the session's. */
export interface UserNameTemplate {
  /** Okta's template, e.g. `${source.email}`. */
  readonly template: string;
  /** `BUILT_IN` for the formats that Okta's form offers. */
  readonly type: 'BUILT_IN' | 'CUSTOM';
}

/** `user.email`, or the part of it before the @: `beforeAt(user.login)`. */
const FORMAT = /^(?:user\.([A-Za-z]\w{0,63})|beforeAt\(user\.([A-Za-z]\w{0,63})\))$/;
const BUILT_IN = new Set([
  '${source.login}',
  '${source.email}',
  '${fn:substringBefore(source.login, "@")}',
  '${fn:substringBefore(source.email, "@")}',
]);

/** @throws InvalidName */
export function userNameTemplate(format: string): UserNameTemplate {
  const [, whole, before] = FORMAT.exec(format) ?? [];
  if (whole === undefined && before === undefined)
    throw new InvalidName(
      'user name format',
      format,
      'is not a format of user names',
      'write an attribute like user.email, or beforeAt(user.login) for what is before the @',
    );
  const template = whole === undefined ? `\${fn:substringBefore(source.${before ?? ''}, "@")}` : `\${source.${whole}}`;
  return { template, type: BUILT_IN.has(template) ? 'BUILT_IN' : 'CUSTOM' };
}

/** The session name of a login as far as the login decides it; `undefined` where another attribute does. */
export function sessionNameOf(login: string, format: string): string | undefined {
  if (format === 'user.login') return login;
  return format === 'beforeAt(user.login)' ? (login.split('@')[0] ?? '') : undefined;
}
