import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountNeed } from '../stacks/needs';

/**
 * Writes an AWS configuration file with the profiles that a plan's providers name, each leading into its account by a
 * connection role, so that a configuration which connects by profile runs here as it is.
 * @returns environment that makes the SDKs read these files and none of the user's own
 */
export function awsEnvironment(directory: string, accounts: readonly AccountNeed[]): Record<string, string> {
  const profiles = accounts.flatMap(({ profile, connectionRole }) =>
    profile === undefined || connectionRole === undefined
      ? []
      : [`[profile ${profile}]\nrole_arn = ${connectionRole}\ncredential_source = Environment\n`],
  );
  const [config, credentials] = [join(directory, 'aws-config'), join(directory, 'aws-credentials')];
  writeFileSync(config, profiles.sort().join('\n'));
  writeFileSync(credentials, '');
  return { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials, AWS_EC2_METADATA_DISABLED: 'true' };
}

/** The role that profiles of the sandbox lead into. */
const PROFILE_ROLE = 'OrganizationAccountAccessRole';

/** Gives every account that is reached by a profile a role to connect by. */
export function withConnectionRoles(accounts: readonly AccountNeed[]): AccountNeed[] {
  return accounts.map((account) =>
    account.profile === undefined
      ? account
      : {
          ...account,
          connectionRole: account.connectionRole ?? `arn:aws:iam::${account.accountId}:role/${PROFILE_ROLE}`,
        },
  );
}
