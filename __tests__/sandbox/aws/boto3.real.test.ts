import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { pythonEnvironment } from '../../../sandbox/aws/moto/python-environment';
import { ACCOUNT, federatedAccount, PROVIDER, type Federated } from './support/federated-account';

const ROOT = resolve(__dirname, '..', '..', '..');

/** AWS's own SDK for Python, which comes with moto, with nothing set but the environment that the accounts give out. */
const SCRIPT = `
import json, sys, boto3
from botocore.exceptions import ClientError
provider, role, assertion = sys.argv[1:]
said = {"management": boto3.client("sts").get_caller_identity()["Account"]}
sts = boto3.client("sts")
answer = sts.assume_role_with_saml(RoleArn=role, PrincipalArn=provider, SAMLAssertion=assertion)
keys = answer["Credentials"]
session = boto3.Session(aws_access_key_id=keys["AccessKeyId"], aws_secret_access_key=keys["SecretAccessKey"], aws_session_token=keys["SessionToken"])
said["arn"] = session.client("sts").get_caller_identity()["Arn"]
said["expires"] = keys["Expiration"].isoformat()[:2]
said["aliases"] = session.client("iam").list_account_aliases()["AccountAliases"]
try:
    sts.assume_role_with_saml(RoleArn=role, PrincipalArn=provider, SAMLAssertion=assertion)
except ClientError as error:
    said["again"] = error.response["Error"]["Code"]
try:
    boto3.client("ec2").describe_regions()
except ClientError as error:
    said["ec2"] = error.response["Error"]["Message"]
print(json.dumps(said))
`;

let at: Federated;
beforeAll(async () => (at = await federatedAccount()));
afterAll(() => at.aws.stop());

test('boto3 finds the accounts by the environment alone, and logs in', async () => {
  const role = await at.role('Okta-Mueller-Tech-Admin');
  const python = await pythonEnvironment({
    requirements: join(ROOT, 'sandbox', 'aws', 'moto', 'requirements.txt'),
    cache: join(ROOT, '.cache'),
  });
  const env = { PATH: process.env['PATH'], HOME: '/nowhere', ...at.aws.environment };
  const { stdout } = await promisify(execFile)(python, ['-c', SCRIPT, PROVIDER, role, at.assertion([role])], { env });
  expect(JSON.parse(stdout)).toEqual({
    management: '999999999999',
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/Okta-Mueller-Tech-Admin/james@mueller-tech.com`,
    expires: '20',
    aliases: ['mueller-tech'],
    again: 'InvalidIdentityToken',
    ec2: 'The local AWS accounts have IAM, STS and the list of Organizations, and no ec2 (DescribeRegions).',
  });
});
