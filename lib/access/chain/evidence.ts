import type { Read } from '../../documents';
import type { TrustCondition } from '../model/aws';

export const ACCOUNT_OF_PROVIDER = 'one of this name is made in an account that is not known';

/** Texts of long lists stop here. */
const SHOWN = 10;

export function listed(items: readonly string[]): string {
  return items.length <= SHOWN
    ? items.join(', ')
    : `${items.slice(0, SHOWN).join(', ')} and ${items.length - SHOWN} more`;
}

export function shown(read: Read<unknown> | undefined): string {
  if (read === undefined) return '';
  return 'known' in read ? String(read.known) : `unknown: ${read.unknown}`;
}

/** `StringEquals SAML:aud = a | b` */
export function conditionText({ operator, key, values }: TrustCondition): string {
  return `${operator} ${key} = ${values.join(' | ')}`;
}
