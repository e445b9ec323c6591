/**
 * Okta refuses a request.
 * @see https://developer.okta.com/docs/reference/error-codes/
 */
export class OktaError extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 405 | 423 | 429 | 500 | 501,
    /** e.g. `E0000001` */
    readonly code: string,
    summary: string,
    readonly causes: readonly string[] = [],
  ) {
    super(summary);
    this.name = 'OktaError';
  }
}

/** @param kind what Okta calls the object in this message: `UserGroup`, `AppInstance`, `User` … */
export function notFound(id: string, kind: string): OktaError {
  return new OktaError(404, 'E0000007', `Not found: Resource not found: ${id} (${kind})`);
}

/** The request as a whole is refused. @param about what Okta names after "Api validation failed:" */
export function invalid(about: string, ...causes: string[]): OktaError {
  return new OktaError(400, 'E0000001', `Api validation failed: ${about}`, causes);
}

/** One field of the request is refused. */
export function invalidField(field: string, rule: string): OktaError {
  return invalid(field, `${field}: ${rule}`);
}

export function forbidden(code: string, summary: string, ...causes: string[]): OktaError {
  return new OktaError(403, code, summary, causes);
}

/** The body of Okta's answer to a refused request. @param errorId `oae…` */
export function errorBody({ code, message, causes }: OktaError, errorId: string) {
  return {
    errorCode: code,
    errorSummary: message,
    errorLink: code,
    errorId,
    errorCauses: causes.map((errorSummary) => ({ errorSummary })),
  };
}

export const ALREADY_EXISTS = 'An object with this field already exists in the current organization';
export const BLANK = 'The field cannot be left blank';
