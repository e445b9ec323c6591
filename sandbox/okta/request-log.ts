/** A request that the org answered. */
export interface LoggedRequest {
  /** ISO 8601 */
  readonly at: string;
  readonly method: string;
  /** With the parts of the query that carry no secret. */
  readonly path: string;
  /** 0: the connection was dropped. */
  readonly status: number;
  readonly milliseconds: number;
  /** Kind of the fault that decided on the answer. */
  readonly fault?: string;
}

export interface RequestLog {
  add(request: LoggedRequest): void;
  /** Oldest first. */
  list(): readonly LoggedRequest[];
  clear(): void;
}

/** Enough for the largest plan that a rehearsal applies. */
const KEPT = 50_000;

export function requestLog(): RequestLog {
  let requests: LoggedRequest[] = [];
  return {
    add(request) {
      requests.push(request);
      // Rarely, so that a full log does not cost time on each request.
      if (requests.length > KEPT * 1.1) requests = requests.slice(-KEPT);
    },
    list: () => requests.slice(-KEPT),
    clear() {
      requests = [];
    },
  };
}

/** Sign-in puts tokens into addresses; of these only the names are kept. */
const HARMLESS = new Set([
  'activate',
  'after',
  'expand',
  'filter',
  'kid',
  'limit',
  'q',
  'removeUsers',
  'search',
  'type',
  'validityYears',
]);

/** A request's path and query as they may be logged. */
export function loggedPath(url: string): string {
  const { pathname, searchParams } = new URL(url);
  const query = [...searchParams].map(([name, value]) => `${name}=${HARMLESS.has(name) ? value : '…'}`);
  return query.length === 0 ? pathname : `${pathname}?${query.join('&')}`;
}
