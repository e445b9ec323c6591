/** Okta counts a rule name's length in bytes, not in characters. */
export function utf8Bytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/**
 * Characters of a policy as IAM counts them, without the white space between its parts.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function policySize(document: unknown): number {
  return JSON.stringify(document).length;
}
