import { AwsClient } from 'aws4fetch';
import type { Aws } from '../../../../sandbox/aws/start';
import { parseXml, textAt } from '../../../../sandbox/aws/query/xml';

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** An answer of the query protocol, whatever it says. */
export interface Reply {
  readonly status: number;
  readonly root: Element;
  /** Error code; empty where the call was answered. */
  readonly code: string;
  readonly message: string;
}

export type Client = (
  action: string,
  parameters?: Readonly<Record<string, string>>,
  service?: 'iam' | 'sts',
) => Promise<Reply>;

/** A client with the keys that the environment of the accounts holds: the management account's. */
export function managementClient({ url, environment }: Aws, region?: string): Client {
  const keys = {
    accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
  };
  return client(url, keys, region);
}

/** A client in another account, by the role that Terraform assumes, too. */
export async function accountClient(
  aws: Aws,
  accountId: string,
  role = 'OrganizationAccountAccessRole',
): Promise<Client> {
  const parameters = { RoleArn: `arn:aws:iam::${accountId}:role/${role}`, RoleSessionName: 'test' };
  const { root, code, message } = await managementClient(aws)('AssumeRole', parameters, 'sts');
  if (code !== '') throw new Error(`${code}: ${message}`);
  return client(aws.url, keysIn(root, 'AssumeRoleResult'));
}

export function keysIn(root: Element, result: string): Required<Keys> {
  const value = (name: string) => textAt(root, result, 'Credentials', name) ?? '';
  return {
    accessKeyId: value('AccessKeyId'),
    secretAccessKey: value('SecretAccessKey'),
    sessionToken: value('SessionToken'),
  };
}

export function client(url: string, keys: Keys, region = 'us-east-1'): Client {
  return async (action, parameters = {}, service = 'iam') => {
    const signer = new AwsClient({ ...keys, service, region, retries: 0 });
    return reply(await signer.fetch(url, post(action, parameters, service)));
  };
}

/** A call that nobody has signed. */
export async function unsigned(
  url: string,
  action: string,
  parameters: Readonly<Record<string, string>>,
): Promise<Reply> {
  return reply(await fetch(url, post(action, parameters, 'sts')));
}

function post(action: string, parameters: Readonly<Record<string, string>>, service: 'iam' | 'sts'): RequestInit {
  const Version = service === 'iam' ? '2010-05-08' : '2011-06-15';
  return {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: new URLSearchParams({ Action: action, Version, ...parameters }).toString(),
  };
}

async function reply(response: Response): Promise<Reply> {
  const root = parseXml(await response.text());
  const [code, message] = ['Code', 'Message'].map((name) => textAt(root, 'Error', name) ?? '') as [string, string];
  return { status: response.status, root, code, message };
}
