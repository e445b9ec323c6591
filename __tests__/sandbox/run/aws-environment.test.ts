import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { awsEnvironment, withConnectionRoles } from '../../../sandbox/run/aws-environment';

test('an account that is reached by a profile gets one that leads there, and the user’s own files are not read', () => {
  const directory = mkdtempSync(join(tmpdir(), 'aws-environment-'));
  try {
    const accounts = withConnectionRoles([
      { accountId: '000000000001', profile: 'audit', existingRoles: [] },
      { accountId: '123456789012', connectionRole: 'arn:aws:iam::123456789012:role/Connect', existingRoles: [] },
    ]);
    const environment = awsEnvironment(directory, accounts);
    expect(readFileSync(environment['AWS_CONFIG_FILE'] ?? '', 'utf8')).toBe(
      '[profile audit]\nrole_arn = arn:aws:iam::000000000001:role/OrganizationAccountAccessRole\ncredential_source = Environment\n',
    );
    expect(readFileSync(environment['AWS_SHARED_CREDENTIALS_FILE'] ?? '', 'utf8')).toBe('');
    expect(accounts[1]).toMatchObject({ connectionRole: 'arn:aws:iam::123456789012:role/Connect' });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
