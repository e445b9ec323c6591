import { consoleUrl, signInEndpoint, type Partition } from '../naming/partition';
import type { RoleMapping } from '../naming/asserted-role';

/** Where Okta sends assertions while *ACS URL* is blank. */
const DEFAULT_ACS_URL = 'https://signin.aws.amazon.com/saml';

export interface AppSettingsProps {
  /** How roles are made of the names of groups. */
  readonly mapping: RoleMapping;
  readonly partition: Partition;
  /** Sign-in endpoint that assertions are sent to. */
  readonly recipient: string;
  /** @default 'okta': only groups that Okta itself masters count */
  readonly appFilter?: string | undefined;
  /** @default true */
  readonly joinAllRoles?: boolean | undefined;
  /** @default - the partition's console */
  readonly loginUrl?: string | undefined;
  readonly sessionSeconds: number;
  /** ARN of the SAML provider of one account, which okta-aws-cli and reports read. */
  readonly identityProviderArn?: string | undefined;
  readonly webSsoClientId?: string;
}

/**
 * Everything on the app's *Sign On* tab. Okta's provider compares the whole object and drops what is null or `""`, so
 * each key that Okta returns with a value is set here, none is empty, and a second plan shows nothing.
 */
export function appSettings(props: AppSettingsProps): object {
  const { mapping, partition, recipient, sessionSeconds, appFilter, joinAllRoles, loginUrl } = props;
  return {
    // Only groups that Okta itself masters count: nobody who may create a group in a directory can grant a role.
    appFilter: appFilter ?? 'okta',
    // Okta knows no other value; partitions are told apart by ACS URL and role value pattern.
    awsEnvironmentType: 'aws.amazon',
    groupFilter: mapping.groupFilter,
    joinAllRoles: joinAllRoles ?? true,
    loginURL: loginUrl ?? consoleUrl(partition),
    roleValuePattern: mapping.roleValuePattern,
    sessionDuration: sessionSeconds,
    useGroupMapping: true,
    overrideAcsURL: recipient === DEFAULT_ACS_URL ? undefined : recipient,
    identityProviderArn: props.identityProviderArn,
    webSSOAllowedClient: props.webSsoClientId,
  };
}

/** Sign-in endpoints of regions, in their order, each once. */
export function audiencesOf(partition: Partition, regions: readonly string[]): string[] {
  return [...new Set(regions.map((region) => signInEndpoint(partition, region)))];
}
