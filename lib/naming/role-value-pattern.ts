import { roleArn, samlProviderArn } from './arn';
import type { Partition } from './partition';

/** What decides the pattern; one app has one pattern, so one SAML provider name and one role path for all accounts. */
export interface RoleValuePatternProps {
  readonly partition: Partition;
  readonly identityProvider: string;
  /** Begins and ends with `/`. @default '/' */
  readonly rolePath?: string;
}

/**
 * The app's *Role Value Pattern*: what the assertion says for each role group of a user, provider before role.
 * `${accountid}` and `${role}` are Okta's placeholders; Terraform must not replace them.
 */
export function roleValuePattern({ partition, identityProvider, rolePath = '/' }: RoleValuePatternProps): string {
  const provider = samlProviderArn(partition, '${accountid}', identityProvider);
  return `${provider},${roleArn(partition, '${accountid}', '${role}', rolePath)}`;
}

/** Fills the placeholders as Okta does. */
export function fillRoleValuePattern(
  pattern: string,
  { accountId, role }: { accountId: string; role: string },
): string {
  return pattern.replaceAll('${accountid}', accountId).replaceAll('${role}', role);
}
