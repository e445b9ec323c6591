import { InvalidName } from './invalid-name';

/** An AWS account id: 12 digits, a string, since leading zeros count. */
export const ACCOUNT_ID = /^\d{12}$/;

/** @throws InvalidName */
export function accountId(text: string): string {
  if (ACCOUNT_ID.test(text)) return text;
  throw new InvalidName('account id', text, 'needs 12 digits', 'quote the id in YAML, or its leading zeros are lost');
}
