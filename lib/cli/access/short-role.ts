import type { Grant } from '../../access';

/** `Admin` of `Okta-Mueller-Tech-Admin` in Mueller-Tech; the whole name where it isn't made like this. */
export function shortRole({ role, accountName }: Pick<Grant, 'role' | 'accountName'>): string {
  const mark = `-${accountName}-`;
  const at = role.indexOf(mark);
  return at > 0 && at + mark.length < role.length ? role.slice(at + mark.length) : role;
}
