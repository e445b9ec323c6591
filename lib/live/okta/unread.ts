import { z } from 'zod';
import type { Unread } from '../snapshot';
import { OktaRefused } from './refused';

/** What is noted of a request that failed: the request that Okta refused, where it was a later one. */
export function unreadOf(path: string, error: unknown): Unread {
  const what = `GET ${path.replace(/\?.*/, '')}`;
  if (error instanceof OktaRefused) return { where: 'okta', what, reason: reasonOf(error, what) };
  if (error instanceof z.ZodError) return { where: 'okta', what, reason: 'the answer has another form than expected' };
  return { where: 'okta', what, reason: error instanceof Error ? error.message : String(error) };
}

function reasonOf({ request, message }: OktaRefused, what: string): string {
  return request === what ? message : `${request}: ${message}`;
}
