import type { App, User } from '../model';

/** The app's *Application username format* is one that this org does not know. */
export class UserNameUnknown extends Error {
  constructor(template: string) {
    super(
      `Application username format "${template}": only source attributes, whole or up to their "@", are known here`,
    );
    this.name = 'UserNameUnknown';
  }
}

const ATTRIBUTE = /^\$\{source\.(\w+)\}$/;
const BEFORE_AT = /^\$\{fn:substringBefore\(source\.(\w+), ?"@"\)\}$/;

/** What the app calls the user, and AWS the session. @throws UserNameUnknown */
export function userNameAt({ userNameTemplate }: Pick<App, 'userNameTemplate'>, { profile }: User): string {
  const template = typeof userNameTemplate['template'] === 'string' ? userNameTemplate['template'] : '${source.login}';
  const whole = ATTRIBUTE.exec(template)?.[1];
  const name = whole ?? BEFORE_AT.exec(template)?.[1];
  const value = name === undefined ? undefined : profile[name];
  if (typeof value !== 'string' || value === '') throw new UserNameUnknown(template);
  return whole === undefined ? (value.split('@')[0] ?? '') : value;
}
