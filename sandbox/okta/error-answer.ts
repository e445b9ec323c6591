import type { Context } from 'hono';
import { randomBytes } from 'node:crypto';
import { errorBody, OktaError } from './errors';

/** Okta's answer to a request that it refuses. What Okta would not refuse is a fault of this org, and says so. */
export function errorAnswer(c: Context, error: Error): Response {
  const refusal = error instanceof OktaError ? error : ownFault(error);
  return c.json(errorBody(refusal, `oae${randomBytes(12).toString('base64url')}`), refusal.status);
}

function ownFault({ message }: Error): OktaError {
  return new OktaError(500, 'E0000009', 'Internal Server Error', [`A fault of the local org: ${message}`]);
}
