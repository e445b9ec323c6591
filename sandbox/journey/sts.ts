import { AwsClient } from 'aws4fetch';
import { decodeEntities } from './browser';

/** Temporary credentials of a role. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** STS said no. */
export class StsRefused extends Error {
  constructor(
    readonly status: number,
    /** AWS's error code, e.g. `AccessDenied`. */
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
    this.name = 'StsRefused';
  }
}

/** `AssumeRoleWithSAML`, which needs no credentials but the assertion. @throws StsRefused */
export async function assumeRoleWithSaml(
  stsUrl: string,
  {
    providerArn,
    roleArn,
    samlResponse,
    seconds,
  }: {
    providerArn: string;
    roleArn: string;
    samlResponse: string;
    /** 900–43200; default: what the assertion says */
    seconds?: number;
  },
): Promise<Credentials> {
  const xml = await query(fetch, stsUrl, {
    Action: 'AssumeRoleWithSAML',
    PrincipalArn: providerArn,
    RoleArn: roleArn,
    SAMLAssertion: samlResponse,
    ...(seconds === undefined ? {} : { DurationSeconds: String(seconds) }),
  });
  return {
    accessKeyId: element(xml, 'AccessKeyId'),
    secretAccessKey: element(xml, 'SecretAccessKey'),
    sessionToken: element(xml, 'SessionToken'),
  };
}

/**
 * Who the credentials speak for: `arn:aws:sts::123456789012:assumed-role/Okta-Mueller-Tech-Admin/james@mueller-tech.com`.
 * @param region one of the account's partition
 */
export async function callerArn(stsUrl: string, credentials: Credentials, region = 'us-east-1'): Promise<string> {
  const client = new AwsClient({ ...credentials, service: 'sts', region, retries: 0 });
  const signed = (url: string, init: RequestInit) => client.fetch(url, init);
  return element(await query(signed, stsUrl, { Action: 'GetCallerIdentity' }), 'Arn');
}

type Send = (url: string, init: RequestInit) => Promise<Response>;

async function query(send: Send, url: string, parameters: Readonly<Record<string, string>>): Promise<string> {
  const response = await send(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: new URLSearchParams({ Version: '2011-06-15', ...parameters }).toString(),
  });
  const xml = await response.text();
  if (response.ok) return xml;
  throw new StsRefused(response.status, element(xml, 'Code'), element(xml, 'Message'));
}

function element(xml: string, name: string): string {
  return decodeEntities(new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '');
}
