import { InvalidName } from './invalid-name';

/**
 * Narrower than IAM's `[\w._-]{1,128}`: the name begins every role name, and Okta overlooks a role with a dot in it.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateSAMLProvider.html
 */
export const SAML_PROVIDER_NAME = /^[A-Za-z0-9_-]{1,60}$/;

/** Checks the name of the IAM SAML provider, e.g. `Okta` or `Okta-Prod`. @throws InvalidName */
export function samlProviderName(text: string): string {
  if (SAML_PROVIDER_NAME.test(text)) return text;
  throw new InvalidName(
    'identity provider',
    text,
    'needs 1–60 of A-Z a-z 0-9 _ -',
    'choose a name like Okta or Okta-Prod',
  );
}
