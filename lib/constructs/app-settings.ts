import { groupFilterText } from '../naming/group-filter';
import { consoleUrl, signInEndpoint, type Partition } from '../naming/partition';
import { roleValuePattern } from '../naming/role-value-pattern';

/** Where Okta sends assertions while *ACS URL* is blank. */
const DEFAULT_ACS_URL = 'https://signin.aws.amazon.com/saml';

export interface AppSettingsProps {
  readonly identityProvider: string;
  /** First part of the role groups' names. */
  readonly groupPrefix: string;
  readonly partition: Partition;
  /** Sign-in endpoint that assertions are sent to. */
  readonly recipient: string;
  readonly rolePath: string;
  readonly sessionSeconds: number;
  /** ARN of the SAML provider of one account, which okta-aws-cli and reports read. */
  readonly identityProviderArn?: string;
  readonly webSsoClientId?: string;
}

/**
 * Everything on the app's *Sign On* tab. Okta's provider compares the whole object and drops what is null or `""`, so
 * each key that Okta returns with a value is set here, none is empty, and a second plan shows nothing.
 */
export function appSettings(props: AppSettingsProps): Readonly<Record<string, string | number | boolean>> {
  const { identityProvider, groupPrefix, partition, recipient, rolePath, sessionSeconds } = props;
  const { identityProviderArn, webSsoClientId } = props;
  return {
    // Only groups that Okta itself masters count: nobody who may create a group in a directory can grant a role.
    appFilter: 'okta',
    // Okta knows no other value; partitions are told apart by ACS URL and role value pattern.
    awsEnvironmentType: 'aws.amazon',
    groupFilter: groupFilterText({ prefix: groupPrefix, filter: 'hash' }),
    joinAllRoles: true,
    loginURL: consoleUrl(partition),
    roleValuePattern: roleValuePattern({ identityProvider, partition, rolePath }),
    sessionDuration: sessionSeconds,
    useGroupMapping: true,
    ...(recipient === DEFAULT_ACS_URL ? {} : { overrideAcsURL: recipient }),
    ...(identityProviderArn === undefined ? {} : { identityProviderArn }),
    ...(webSsoClientId === undefined ? {} : { webSSOAllowedClient: webSsoClientId }),
  };
}

/** Sign-in endpoints of regions, in their order, each once. */
export function audiencesOf(partition: Partition, regions: readonly string[]): string[] {
  return [...new Set(regions.map((region) => signInEndpoint(partition, region)))];
}
