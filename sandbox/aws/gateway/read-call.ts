import { partitionOfRegion } from '../partition';
import { AwsError } from '../query/aws-error';
import type { Call, Service } from '../query/call';
import type { AccessKeys } from './access-keys';

/** What came in over HTTP. */
export interface Incoming {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Without the leading `?`. */
  readonly query: string;
  readonly body: Uint8Array;
}

/** Calls that need no signature: what they carry speaks for the caller. */
const UNSIGNED = new Set(['AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity']);
const SCOPE = /Credential=([^/,\s]+)\/\d{8}\/([^/,\s]+)\/([^/,\s]+)\/aws4_request/;

/** Whose key signed a request; `undefined`: it is not signed. */
export function signingKey(headers: Incoming['headers']): string | undefined {
  return SCOPE.exec(headers['authorization'] ?? '')?.[1];
}

/** @throws AwsError for what no AWS service would take */
export function readCall({ headers, query, body }: Incoming, keys: AccessKeys, now: Date): Call {
  const form = body.length > 0 ? Buffer.from(body).toString('utf8') : query;
  const parameters = new URLSearchParams(form);
  const action = parameters.get('Action');
  if (action === null) throw new AwsError('MissingAction', 'The request is missing an action or a required parameter.');
  const [, accessKeyId, signedRegion, signedService] = SCOPE.exec(headers['authorization'] ?? '') ?? [];
  if (accessKeyId === undefined && !UNSIGNED.has(action))
    throw new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403);
  const region = signedRegion ?? 'us-east-1';
  // The address that the local clients speak from is always the same; a test or a person may say another.
  const sourceIp = headers['x-forwarded-for']?.split(',')[0]?.trim() ?? '127.0.0.1';
  return {
    service: serviceOf(signedService, action),
    region,
    partition: partitionOfRegion(region),
    action,
    parameters,
    accessKeyId,
    // Calls without a key are answered for the account that they name.
    accountId: accessKeyId === undefined ? '' : keys.holderOf(accessKeyId, now).accountId,
    sourceIp,
    userAgent: headers['user-agent'] ?? '',
    original: { headers, body: Buffer.from(form) },
  };
}

function serviceOf(signed: string | undefined, action: string): Service {
  const service = signed ?? 'sts';
  if (service === 'iam' || service === 'sts') return service;
  throw new AwsError(
    'InvalidAction',
    `The local AWS accounts have IAM, STS and the list of Organizations, and no ${service} (${action}).`,
  );
}
