import { notTried } from '../not-tried';
import { refusalReason } from './refused';

/** One request may be unlucky, however often it was tried. */
const TIMES = 3;

/** Whether asking the org still makes sense: with a credential that was revoked, or no network, each request would only wait. */
export class LostOrg {
  private unreached = 0;
  private why: string | undefined;

  /** What is noted of every further request; `undefined`: go on. */
  get reason(): string | undefined {
    return this.why;
  }

  /** An answer, whatever it says; one may refuse the credential itself. */
  answered(status: number, headers: Headers, body: string): void {
    this.unreached = 0;
    // Okta answers 401 for features that the credential may not use, too, and says so by another code.
    const ended = /"E0000011"/.test(body) || /invalid_token/.test(headers.get('www-authenticate') ?? '');
    if (status === 401 && ended) this.why ??= notTried(`after ${refusalReason(status, body, undefined)}`);
  }

  /** A request that did not arrive, after all attempts. */
  missed(reason: string): void {
    this.unreached += 1;
    if (this.unreached >= TIMES) this.why ??= notTried(`after ${String(TIMES)} requests in a row: ${reason}`);
  }
}
