import { notTried } from '../not-tried';
import { reasonOf } from './reason';

/** Failures that every further account would meet as well: no credentials, ended ones, a wrong clock, no network. */
const EVERYWHERE =
  /^(?:CredentialsProviderError|ExpiredToken\w*|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|RequestTimeTooSkewed|RequestExpired|TimeoutError|NetworkingError)$/;
const NETWORK = /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)\b/;
/** One account may be unlucky. */
const TIMES = 3;

/** Whether signing in to accounts still makes sense. */
export class LostConnection {
  private inRow = 0;
  private last: unknown;

  /** @param error what came of signing in to an account; nothing where it worked */
  see(error: unknown): void {
    this.inRow = isEverywhere(error) ? this.inRow + 1 : 0;
    this.last = error;
  }

  /** Why no further account is tried; `undefined`: go on. */
  get reason(): string | undefined {
    if (this.inRow < TIMES) return undefined;
    return notTried(`after ${String(TIMES)} accounts in a row: ${reasonOf(this.last)}`);
  }
}

function isEverywhere(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code = '' } = error as { readonly code?: string };
  return EVERYWHERE.test(error.name) || NETWORK.test(`${code} ${error.message}`);
}
