import type { Io } from './io';

/** What wins over a service app's private key in the Okta provider, the strongest first. */
const STRONGER = ['OKTA_ACCESS_TOKEN', 'OKTA_API_TOKEN'];

/**
 * A credential in the environment that silently wins over the one that was meant: the provider takes an access token
 * before an API token, and either before a private key.
 */
export function credentialWarnings(env: Io['env']): string[] {
  const present = (name: string): boolean => (env[name] ?? '') !== '';
  if (!present('OKTA_API_PRIVATE_KEY') && !present('OKTA_API_CLIENT_ID')) return [];
  return STRONGER.filter(present).map(
    (name) =>
      `${name} is set beside the service app (OKTA_API_CLIENT_ID, OKTA_API_PRIVATE_KEY), and the Okta provider uses ${name} ` +
      `instead: its rights, not the app's (unset ${name})`,
  );
}
