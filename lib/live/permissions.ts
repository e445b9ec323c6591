import { AWS_READS } from './aws/reads';
import { OKTA_ADMIN_SCOPES } from './okta/read-admins';
import { OKTA_LOG_SCOPE } from './okta/read-log';
import { OKTA_READ_SCOPES } from './okta/read-org';

/** What reading needs, for the administrators of both sides: the least that is enough. */
export function permissionsText(): string {
  const account = AWS_READS.filter((name) => name.startsWith('iam:'));
  const policy = {
    Version: '2012-10-17',
    Statement: [{ Sid: 'ReadForSnapshot', Effect: 'Allow', Action: [...account].sort(), Resource: '*' }],
  };
  return [
    'Okta, service app: these scopes, and the role Read-Only Administrator',
    ...OKTA_READ_SCOPES.map((scope) => `  ${scope}`),
    `  okta.users.read, ${OKTA_LOG_SCOPE} (with --people)`,
    ...OKTA_ADMIN_SCOPES.map((scope) => `  ${scope} (not with --no-admins)`),
    'and, to see administrators, a custom admin role with the permission "View roles, resources, and admin assignments"',
    '',
    'AWS, the role that is assumed in each account',
    JSON.stringify(policy, null, 2),
    '',
    'AWS, where the command starts: sts:AssumeRole on that role',
    'and, with --organization, organizations:ListAccounts in the management account or a delegated one',
    '',
  ].join('\n');
}
