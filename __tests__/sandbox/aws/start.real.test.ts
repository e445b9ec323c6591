import { existsSync, readFileSync, statSync } from 'node:fs';
import { startAws } from '../../../sandbox/aws/start';
import { textAt } from '../../../sandbox/aws/query/xml';
import { accountClient, client, managementClient } from './support/iam';

const ID = '123456789012';

test('prepares what a real account would have: alias, connection role, roles to adopt, profiles', async () => {
  const trustPolicy = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
  });
  const existingRoles = [
    'legacy-deployer',
    { name: 'batch', path: '/jobs/', description: 'Nightly', trustPolicy, policies: ['ReadOnlyAccess'] },
  ];
  const aws = await startAws({
    accounts: [
      { id: ID, alias: 'mueller-tech', connectionRole: `arn:aws:iam::${ID}:role/ops/Terraform`, existingRoles },
      { id: '210987654321', profile: 'audit', existingPolicies: ['arn:aws:iam::210987654321:policy/ops/boundary'] },
    ],
  });
  try {
    const iam = await accountClient(aws, ID, 'ops/Terraform');
    expect((await iam('ListAccountAliases')).root.textContent).toContain('mueller-tech');
    const role = async (name: string) => (await iam('GetRole', { RoleName: name })).root;
    expect(textAt(await role('batch'), 'GetRoleResult', 'Role', 'Arn')).toBe(`arn:aws:iam::${ID}:role/jobs/batch`);
    const legacy = decodeURIComponent(
      textAt(await role('legacy-deployer'), 'GetRoleResult', 'Role', 'AssumeRolePolicyDocument') ?? '',
    );
    expect(JSON.parse(legacy)).toMatchObject({
      Version: '2008-10-17',
      Statement: { Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': 3600 } } },
    });
    expect((await iam('ListAttachedRolePolicies', { RoleName: 'batch' })).root.textContent).toContain('ReadOnlyAccess');

    const file = readFileSync(aws.environment['AWS_SHARED_CREDENTIALS_FILE'] ?? '', 'utf8');
    const [, accessKeyId = '', secretAccessKey = ''] =
      /\[audit\]\naws_access_key_id = (\S+)\naws_secret_access_key = (\S+)/.exec(file) ?? [];
    const audit = await client(aws.url, { accessKeyId, secretAccessKey })('GetCallerIdentity', {}, 'sts');
    expect(textAt(audit.root, 'GetCallerIdentityResult', 'Account')).toBe('210987654321');
    const PolicyArn = 'arn:aws:iam::210987654321:policy/ops/boundary';
    expect((await client(aws.url, { accessKeyId, secretAccessKey })('GetPolicy', { PolicyArn })).code).toBe('');
  } finally {
    await aws.stop();
  }
});

test('shows tools where everything is, and leaves nothing when it stops', async () => {
  const aws = await startAws({ accounts: [] });
  const { environment, url } = aws;
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  for (const name of ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_IAM', 'AWS_ENDPOINT_URL_STS'])
    expect(environment[name]).toBe(url);
  const files = ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'].map((name) => environment[name] ?? '');
  expect(files.map((file) => (statSync(file).mode & 0o777).toString(8))).toEqual(['600', '600']);
  expect(
    textAt((await managementClient(aws)('GetCallerIdentity', {}, 'sts')).root, 'GetCallerIdentityResult', 'Arn'),
  ).toBe('arn:aws:iam::999999999999:user/sandbox');
  await aws.stop();
  await aws.stop();
  expect(files.map((file) => existsSync(file))).toEqual([false, false]);
  await expect(fetch(url)).rejects.toThrow('fetch failed');
});

test('runs twice at once, each with accounts of its own', async () => {
  const both = await Promise.all([1, 2].map(() => startAws({ accounts: [{ id: ID, connectionRole: 'Terraform' }] })));
  try {
    const [first, second] = (await Promise.all(both.map((aws) => accountClient(aws, ID, 'Terraform')))) as [
      ReturnType<typeof client>,
      ReturnType<typeof client>,
    ];
    await first('CreateUser', { UserName: 'only-here' });
    expect([
      (await first('GetUser', { UserName: 'only-here' })).code,
      (await second('GetUser', { UserName: 'only-here' })).code,
    ]).toEqual(['', 'NoSuchEntity']);
  } finally {
    await Promise.all(both.map((aws) => aws.stop()));
  }
});

test('serves the other partitions, too', async () => {
  const aws = await startAws({ accounts: [{ id: ID, connectionRole: 'Terraform' }], partition: 'aws-us-gov' });
  try {
    expect(aws.environment['AWS_REGION']).toBe('us-gov-west-1');
    const arn = `arn:aws-us-gov:iam::${ID}:role/Terraform`;
    const { code, root } = await managementClient(aws, 'us-gov-west-1')(
      'AssumeRole',
      { RoleArn: arn, RoleSessionName: 'test' },
      'sts',
    );
    expect(code).toBe('');
    expect(textAt(root, 'AssumeRoleResult', 'AssumedRoleUser', 'Arn')).toBe(
      `arn:aws-us-gov:sts::${ID}:assumed-role/Terraform/test`,
    );
  } finally {
    await aws.stop();
  }
});
