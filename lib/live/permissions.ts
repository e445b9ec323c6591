import { AWS_READS } from './aws/reads';
import { OKTA_READS } from './okta/scopes';

/** What reading needs, for the administrators of both sides: the least that is enough. */
export function permissionsText(): string {
  const account = AWS_READS.filter((name) => name.startsWith('iam:'));
  const widest = Math.max(...OKTA_READS.map(({ scope }) => scope.length));
  const policy = {
    Version: '2012-10-17',
    Statement: [{ Sid: 'ReadForSnapshot', Effect: 'Allow', Action: [...account].sort(), Resource: '*' }],
  };
  return [
    'Okta, service app: these scopes, and the role Read-Only Administrator',
    ...OKTA_READS.map(({ scope, what, option }) => {
      return `  ${scope.padEnd(widest)}  ${what}${option === undefined ? '' : ` (${option})`}`;
    }).sort(),
    'What an app was not granted is not read, is named as unread, and everything else is read.',
    'An API token reads what the person may read who made it.',
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
